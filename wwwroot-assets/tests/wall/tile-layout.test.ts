import { expect, it } from 'vitest';
import { paginate, getCellKey, layOutPages } from '../../src/wall/tile-pager';
import { layOutTiles, type LayoutSpace } from '../../src/wall/tile-layout';
import type { Extension } from '../../src/model/frames';
import { PageRotation } from '../../src/wall/page-rotation';

const screens: [string, LayoutSpace][] = [
  ['1280×720', { width: 1023, height: 624, scale: 13 / 16 }],
  ['1920×1080', { width: 1577, height: 968, scale: 1 }],
  ['3840×2160', { width: 3190, height: 1960, scale: 2 }],
  ['1080×1920', { width: 1056, height: 1351, scale: 1 }],
];
const people = (count: number, team: (place: number) => string | null = () => null): Extension[] =>
  Array.from({ length: count }, (_, place) => ({ key: `a/${place}`, team: team(place) }) as Extension);
const cases = screens.flatMap(([name, space]) => [5, 60, 200, 600].map((count) => [count, name, space] as const));

it.each(cases)('layOutTiles_%s tiles at %s_HoldsAllOfThemLargeEnoughToRead', (count, _, space) => {
  const { columns, rows, font, perPage, pages } = layOutTiles(count, space);
  const height = (space.height - (pages > 1 ? 36 * space.scale : 0) - 3 * (rows - 1)) / rows;
  expect(perPage * pages).toBeGreaterThanOrEqual(count);
  expect(columns * rows).toBeGreaterThanOrEqual(perPage);
  // Pages are equally filled: the last page lacks less than one tile for each other page.
  expect(perPage * pages - count).toBeLessThan(pages);
  // With paging there is space for the party too.
  expect(height).toBeGreaterThanOrEqual((pages > 1 ? 54 : 48) * space.scale);
  expect((space.width - 3 * (columns - 1)) / columns).toBeGreaterThanOrEqual(126 * space.scale);
  expect(font).toBeGreaterThanOrEqual(16 * space.scale);
});

it('layOutTiles_TwoHundredTilesAt1080p_AreOnePageOfThreeLines', () => {
  expect(layOutTiles(200, screens[1]![1])).toMatchObject({ columns: 12, rows: 17, pages: 1 });
});

it('layOutTiles_NoSpace_IsOneColumn', () => expect(layOutTiles(10, { width: 50, height: 0, scale: 1 }).columns).toBe(1));

it('paginate_ByTeam_HeadsEveryPageAndEndsNoneWithAHeading', () => {
  const pages = paginate(
    people(7, (place) => (place < 3 ? 'Sales' : 'Support')),
    true,
    5,
  );
  expect(pages.map((page) => page.map(getCellKey))).toEqual([
    ['team:Sales', 'a/0', 'a/1', 'a/2'],
    ['team:Support', 'a/3', 'a/4', 'a/5', 'a/6'],
  ]);
  const long = paginate(
    people(6, () => 'Sales'),
    true,
    4,
  ).map((page) => page.map(getCellKey));
  expect(long).toEqual([
    ['team:Sales', 'a/0', 'a/1', 'a/2'],
    ['team:Sales:2', 'a/3', 'a/4', 'a/5'],
  ]);
});

it.each(cases)('layOutPages_%s tiles in teams at %s_FitsEveryPage', (count, _, space) => {
  const { layout, pages } = layOutPages(
    people(count, (place) => `Team ${Math.floor(place / 9)}`),
    true,
    space,
  );
  expect(pages.length).toBeLessThanOrEqual(layout.pages);
  for (const page of pages) expect(page.length).toBeLessThanOrEqual(layout.columns * layout.rows);
  expect(pages.flat().filter((cell) => 'row' in cell)).toHaveLength(count);
});

it('PageRotation_SeveralPages_TurnsByItselfAndAroundTheEnd', () => {
  const pager = new PageRotation();
  pager.setPageCount(2, 0);
  expect([pager.tick(11_999), pager.page]).toEqual([false, 0]);
  expect([pager.tick(12_000), pager.page]).toEqual([true, 1]);
  expect([pager.tick(24_000), pager.page]).toEqual([true, 0]);
});

it('PageRotation_TurnedByHand_StaysForAMinute', () => {
  const pager = new PageRotation();
  pager.setPageCount(3, 0);
  expect([pager.turn(-1, 1_000), pager.page]).toEqual([true, 2]);
  expect([pager.tick(60_999), pager.page]).toEqual([false, 2]);
  expect([pager.tick(61_000), pager.page]).toEqual([true, 0]);
});

it('PageRotation_FewerPages_ShowsOneThatThereIs', () => {
  const pager = new PageRotation();
  pager.setPageCount(3, 0);
  pager.turn(2, 0);
  pager.setPageCount(1, 5);
  expect([pager.page, pager.turn(1, 6), pager.tick(1e9)]).toEqual([0, false, false]);
});
