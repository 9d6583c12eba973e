// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { GridKeyboard } from '../../../src/supervisor/grid/grid-keyboard';
import { find, render } from '../../support/board';
import { trackListeners } from '../../support/elements';

const openPalette = vi.fn();
const PAGE = `<main><input id="supervisor-search" />
  <details data-drop><summary>Filter</summary></details>
  <div data-grid="extensions" data-chosen><div class="rz-data-grid-data" tabindex="0"><table><tbody>
    <tr data-key="team:Sales" data-heading><td>Sales</td></tr>
    ${['a', 'b', 'c'].map((key) => `<tr data-key="${key}"><td><button aria-expanded="false">+</button></td><td>${key}</td><td></td></tr>`).join('')}
  </tbody></table></div></div><button data-close>Close</button></main>`;
const scroller = (): HTMLElement => find('.rz-data-grid-data');
const current = (): string | undefined => document.querySelector<HTMLElement>('tr[data-cursor]')?.dataset.key;
const row = (key: string): HTMLElement => find(`tr[data-key="${key}"]`);

function press(key: string, target: HTMLElement = scroller(), more: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  target.dispatchEvent(event);
  return event.defaultPrevented;
}

let removeListeners: () => void;

beforeEach(() => {
  removeListeners = trackListeners(document);
  openPalette.mockClear();
  render(PAGE);
  Object.assign(HTMLElement.prototype, { scrollIntoView: vi.fn(), scrollTo: vi.fn() });
  new GridKeyboard(find('main'), openPalette).listen();
});

afterEach(() => removeListeners());

it('focus_OfAGrid_MarksItsFirstRowAndTellsScreenReaders', () => {
  scroller().focus();
  expect(current()).toBe('a');
  expect(find('table').getAttribute('aria-activedescendant')).toBe(row('a').id);
});

it('arrows_InAGrid_MoveWithinItsRows', () => {
  scroller().focus();
  press('ArrowDown');
  press('ArrowDown');
  press('ArrowDown');
  expect(current()).toBe('c');
  press('Home');
  expect(current()).toBe('a');
  press('End');
  expect(current()).toBe('c');
  press('ArrowUp');
  expect(current()).toBe('b');
});

it('pointer_OnARow_ContinuesFromThere', () => {
  row('b')
    .querySelector('td')
    ?.dispatchEvent(new Event('pointerdown', { bubbles: true }));
  press('ArrowDown');
  expect(current()).toBe('c');
});

it('enter_OnARow_OpensIt', () => {
  const open = vi.fn();
  row('a').querySelector('td:last-child')?.addEventListener('click', open);
  scroller().focus();
  expect(press('Enter')).toBe(true);
  expect(open).toHaveBeenCalledTimes(1);
});

it('shiftF10_OnARow_OpensItsMenu', () => {
  const menu = vi.fn();
  document.addEventListener('contextmenu', menu, { once: true });
  scroller().focus();
  press('F10', scroller(), { shiftKey: true });
  expect(menu).toHaveBeenCalledTimes(1);
});

it('right_OnACollapsedRow_ExpandsIt', () => {
  const toggle = vi.fn();
  row('a').querySelector('button')?.addEventListener('click', toggle);
  scroller().focus();
  press('ArrowLeft');
  expect(toggle).not.toHaveBeenCalled();
  press('ArrowRight');
  expect(toggle).toHaveBeenCalledTimes(1);
});

it('controlK_Anywhere_OpensThePalette', () => {
  expect(press('k', find('#supervisor-search'), { ctrlKey: true })).toBe(true);
  expect(openPalette).toHaveBeenCalledTimes(1);
});

it('down_InTheSearch_FocusesTheChosenGrid', () => {
  press('ArrowDown', find('#supervisor-search'));
  expect(document.activeElement).toBe(scroller());
});

it('escape_ClosesTheTopmost', () => {
  const closed: string[] = [];
  find('[data-close]').addEventListener('click', () => closed.push('panel'));
  find<HTMLDetailsElement>('details').open = true;
  press('Escape');
  expect([find<HTMLDetailsElement>('details').open, closed]).toEqual([false, []]);
  press('Escape');
  expect(closed).toEqual(['panel']);
});

it('escape_InASearchWithText_IsLeftToTheField', () => {
  const closed = vi.fn();
  find('[data-close]').addEventListener('click', closed);
  find<HTMLInputElement>('#supervisor-search').value = 'jane';
  press('Escape', find('#supervisor-search'));
  expect(closed).not.toHaveBeenCalled();
});
