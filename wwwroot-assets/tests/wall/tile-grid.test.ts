// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ScreenContext } from '../../src/board/board-screen';
import type { BoardStore } from '../../src/connection/board-store';
import type { Extension } from '../../src/model/frames';
import { TileGrid } from '../../src/wall/tile-grid';
import { extension, find, iso, NOW, render, slot, storeOf } from '../support/board';

let resize: () => void = () => undefined;
let grid: TileGrid | undefined;
const visible = (): (string | undefined)[] =>
  ([...find('ul').children] as HTMLElement[]).filter((tile) => !tile.dataset.off).map((tile) => tile.dataset.key);

beforeEach(() => {
  window.innerWidth = 1920;
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(changed: () => void) {
        resize = changed;
      }
      observe = () => undefined;
      disconnect = () => (resize = () => undefined);
    },
  );
});
afterEach(() => grid?.stop());

function wall(rows: Extension[], attributes = '', size: [number, number] = [1200, 800]): BoardStore {
  const store = storeOf({ extensions: rows });
  render(
    `<div><ul data-list="tiles" ${attributes}></ul></div><p data-empty="tiles"></p>
     <footer data-foot><span data-slot="page"></span><span data-slot="dots"></span><span data-slot="elsewhere"></span></footer>`,
    'tile',
    'tile-team',
  );
  const box = find('ul').parentElement as HTMLElement;
  Object.defineProperties(box, { clientWidth: { get: () => size[0] }, clientHeight: { get: () => size[1] } });
  grid = new TileGrid(find('ul'), { store, clock: { now: () => NOW } } as unknown as ScreenContext);
  grid.show(true);
  return store;
}
const ringing = (number: string, since: number): Extension => extension(number, { state: 'Ringing', since: iso(-since) });

it('show_ByNumber_FillsTheSpace', () => {
  wall([extension('103'), extension('101'), extension('102')]);
  expect(visible()).toEqual(['sydney/101', 'sydney/102', 'sydney/103']);
  expect(find('ul').style.getPropertyValue('--columns')).not.toBe('');
  expect(find('[data-empty]').hidden).toBe(true);
});

it('show_ByName_SortsByName', () => {
  wall([extension('101', { name: 'Zoe' }), extension('102', { name: 'Anna' })], 'data-order="Name"');
  expect(visible()).toEqual(['sydney/102', 'sydney/101']);
});

it('show_Grouped_HasAHeadingForEachTeam', () => {
  wall([extension('101', { team: 'Sales' }), extension('102'), extension('103', { team: 'Sales' })], 'data-grouped');
  expect(visible()).toEqual(['team:Sales', 'sydney/101', 'sydney/103', 'team:', 'sydney/102']);
  expect([slot(find('[data-key="team:Sales"]'), 'size'), slot(find('[data-key="team:"]'), 'team')]).toEqual(['2', 'No team']);
});

it('show_MoreThanOnePage_HidesThoseOfOthersAndTurnsByTime', () => {
  const rows = Array.from({ length: 40 }, (_, n) => extension(String(100 + n)));
  wall(rows, '', [300, 300]);
  const first = visible();
  expect(first.length).toBeLessThan(40);
  expect(slot(document, 'page')).toMatch(/^Page 1 of \d+$/);
  grid?.tick(NOW + 12_000);
  expect(visible()[0]).not.toBe(first[0]);
});

it('tick_RingingOnAnotherPage_IsNamedInTheFooter', () => {
  const rows = [...Array.from({ length: 40 }, (_, n) => extension(String(100 + n))), ringing('999', 7)];
  wall(rows, '', [300, 300]);
  grid?.tick(NOW);
  expect(slot(document, 'elsewhere')).toMatch(/^Also ringing: Name 999 999 0:07 — page \d+$/);
});

it('tick_SeveralRinging_OnlyTheLongestIsAnimated', () => {
  wall([ringing('101', 5), ringing('102', 20), extension('103')]);
  expect(grid?.tick(NOW)).toEqual(['Ringing', 'Ringing', 'Idle']);
  expect([...document.querySelectorAll<HTMLElement>('[data-longest]')].map((tile) => tile.dataset.key)).toEqual(['sydney/102']);
});

it('tick_OutdatedRinging_IsNotAnimated', () => {
  wall([{ ...ringing('101', 90), observedAt: iso(-60) }]);
  grid?.tick(NOW);
  expect(document.querySelector('[data-longest]')).toBeNull();
});

it('show_ExtensionThatIsGone_TakesItsTileAway', () => {
  const store = wall([extension('101'), extension('102')]);
  store.extensions.delete('sydney/101');
  grid?.show(false);
  expect(visible()).toEqual(['sydney/102']);
});

it('resize_NarrowWindow_LeavesTheLayoutToTheStyle', () => {
  wall([extension('101')]);
  window.innerWidth = 390;
  resize();
  expect(find('ul').style.getPropertyValue('--columns')).toBe('');
});

it('show_NoExtensions_SaysSo', () => {
  wall([]);
  expect([visible(), find('[data-empty]').hidden]).toEqual([[], false]);
});
