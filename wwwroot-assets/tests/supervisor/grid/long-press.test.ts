// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LongPress } from '../../../src/supervisor/grid/long-press';
import { find, render } from '../../support/board';

const menus = vi.fn();
const cell = (): HTMLElement => find('td');

function pointer(type: string, more: object = {}, target: HTMLElement = cell()): void {
  target.dispatchEvent(Object.assign(new Event(type, { bubbles: true }), { pointerType: 'touch', clientX: 10, clientY: 10, ...more }));
}
function click(): boolean {
  const event = new MouseEvent('click', { bubbles: true, cancelable: true });
  cell().dispatchEvent(event);
  return event.defaultPrevented;
}

beforeEach(() => {
  vi.useFakeTimers();
  menus.mockClear();
  render('<main><div data-grid="extensions"><table><tbody><tr data-key="a"><td>a</td></tr></tbody></table></div></main>');
  find('main').addEventListener('contextmenu', menus);
  new LongPress(find('main')).listen();
});
afterEach(() => void vi.useRealTimers());

it('finger_ThatRests_OpensTheMenuAndLiftingItIsNoClick', () => {
  pointer('pointerdown');
  vi.advanceTimersByTime(499);
  expect(menus).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(menus).toHaveBeenCalledTimes(1);
  pointer('pointerup');
  expect([click(), click()]).toEqual([true, false]);
});

it.each([
  ['moves away', () => pointer('pointermove', { clientX: 40 })],
  ['is lifted', () => pointer('pointerup')],
  ['scrolls', () => pointer('pointercancel')],
])('finger_That %s_OpensNothing', (_, act) => {
  pointer('pointerdown');
  act();
  vi.advanceTimersByTime(1_000);
  expect(menus).not.toHaveBeenCalled();
  expect(click()).toBe(false);
});

it('finger_ThatTrembles_OpensTheMenu', () => {
  pointer('pointerdown');
  pointer('pointermove', { clientX: 16 });
  vi.advanceTimersByTime(500);
  expect(menus).toHaveBeenCalledTimes(1);
});

it('mouse_ThatRests_OpensNothing', () => {
  pointer('pointerdown', { pointerType: 'mouse' });
  vi.advanceTimersByTime(1_000);
  expect(menus).not.toHaveBeenCalled();
});
