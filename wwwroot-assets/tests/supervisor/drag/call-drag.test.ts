// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CallDrag } from '../../../src/supervisor/drag/call-drag';
import { find, render } from '../../support/board';
import { trackListeners } from '../../support/elements';

const onDrop = vi.fn();
const onDragChange = vi.fn();
let frames: ((now: number) => void)[] = [];
let below: Element | null = null;
let removeListeners: () => void;

const PAGE = `<main data-page="supervisor"><div class="supervisor-main" data-version="7" data-transfer="sydney" data-parks="">
  <i id="call" data-call="c1" data-from="sydney/101" data-who="0412" data-giver="Anna" data-phase="OnCall"></i>
  <div data-grid="extensions"><table><tbody>
    <tr data-key="sydney/102" data-state="Idle"><td class="cell-name">Jane</td></tr>
    <tr data-key="sydney/103" data-state="Offline"><td class="cell-name">Max</td></tr>
  </tbody></table></div><div data-park id="park"></div></div></main>`;
const target = (key: string): HTMLElement => find(`tr[data-key="${key}"]`);

function pointer(type: string, x: number, more: object = {}): void {
  const event = Object.assign(new Event(type, { bubbles: true, cancelable: true }), {
    button: 0,
    buttons: 1,
    pointerId: 5,
    pointerType: 'mouse',
    clientX: x,
    clientY: 0,
    ...more,
  });
  find('#call').dispatchEvent(event);
}
function drawFrame(): void {
  const due = frames;
  frames = [];
  due.forEach((frame) => frame(performance.now()));
}
function dragOver(element: Element): void {
  pointer('pointerdown', 0);
  pointer('pointermove', 20);
  below = element;
  drawFrame();
}

beforeEach(() => {
  onDrop.mockClear();
  onDragChange.mockClear();
  frames = [];
  below = null;
  removeListeners = trackListeners(window);
  vi.stubGlobal('requestAnimationFrame', (frame: (now: number) => void) => frames.push(frame));
  vi.stubGlobal('cancelAnimationFrame', () => (frames = []));
  render(PAGE);
  Object.assign(document, { elementFromPoint: () => below });
  let captured: number | undefined;
  Object.assign(find('main'), {
    setPointerCapture: (id: number) => (captured = id),
    hasPointerCapture: (id: number) => captured === id,
    releasePointerCapture: () => (captured = undefined),
  });
  new CallDrag(find('main'), onDragChange, onDrop).listen();
});
afterEach(() => removeListeners());

it('drag_OntoAnExtension_DropsTheCallWithItsVersion', () => {
  dragOver(target('sydney/102'));
  expect([target('sydney/102').dataset.drop, target('sydney/102').hasAttribute('data-over')]).toEqual(['may', true]);
  expect([target('sydney/103').dataset.drop, find('#park').dataset.drop]).toEqual(['not', 'not']);
  expect(find('.drag-card').textContent).toBe('0412with Anna→ Jane');
  pointer('pointerup', 20);
  expect(onDrop).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ call: 'c1', party: '0412', seenVersion: 7 }), 'sydney/102');
});

it('drag_Ended_LeavesNoMarks', () => {
  dragOver(target('sydney/102'));
  pointer('pointerup', 20);
  expect(document.querySelector('.drag-card, [data-drop], [data-over], [data-dragging]')).toBeNull();
  expect([onDragChange.mock.calls.length, frames.length]).toEqual([2, 0]);
});

it('drag_OntoAnExtensionThatIsOffline_DropsNothingAndSaysWhy', () => {
  dragOver(target('sydney/103'));
  expect(find('.drag-card').textContent).toContain('Max is offline');
  pointer('pointerup', 20);
  expect(onDrop).not.toHaveBeenCalled();
});

it.each([
  ['less than the threshold', () => pointer('pointermove', 4)],
  ['with the button released elsewhere', () => pointer('pointermove', 20, { buttons: 0 })],
  ['by another pointer', () => pointer('pointermove', 20, { pointerId: 6 })],
])('move_%s_IsNoDrag', (_, move) => {
  pointer('pointerdown', 0);
  move();
  expect(find('main').hasAttribute('data-dragging')).toBe(false);
});

it.each([
  ['finger', { pointerType: 'touch' }],
  ['second button', { button: 2 }],
])('press_By %s_IsNoDrag', (_, more) => {
  pointer('pointerdown', 0, more);
  pointer('pointermove', 20);
  expect(find('main').hasAttribute('data-dragging')).toBe(false);
});

it('escape_DuringADrag_CancelsIt', () => {
  dragOver(target('sydney/102'));
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', cancelable: true }));
  expect(document.querySelector('.drag-card')).toBeNull();
  pointer('pointerup', 20);
  expect(onDrop).not.toHaveBeenCalled();
});

it('click_AfterADrag_IsSuppressedOnce', () => {
  const clicked = vi.fn();
  find('#call').addEventListener('click', clicked);
  dragOver(target('sydney/102'));
  pointer('pointerup', 20);
  find('#call').click();
  find('#call').click();
  expect(clicked).toHaveBeenCalledTimes(1);
});
