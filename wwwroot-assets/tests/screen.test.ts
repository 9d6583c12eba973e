import { expect, it } from 'vitest';
import { fit, room } from '../src/fit';
import { matches } from '../src/search';

it.each([[5], [60], [200], [600]])('fit_%s tiles_FillTheSpaceWithoutScrolling', (count) => {
  const { columns, rows, font } = fit(count, 1560, 1000);
  expect(columns * rows).toBeGreaterThanOrEqual(count);
  expect((columns - 1) * rows).toBeLessThan(count);
  expect(font).toBeGreaterThanOrEqual(16);
});

it('fit_TwoHundredTiles_LeaveEachThreeLinesOfSixteenPixels', () => {
  const { rows } = fit(200, 1560, 1000);
  expect((1000 - 3 * (rows - 1)) / rows).toBeGreaterThanOrEqual(54);
});

it.each([[5, 2], [60, 6], [120, 9], [200, 12]])('fit_%s tiles at 1080p_AreInTheColumnsOfTheFirstPaint', (count, columns) =>
  expect(fit(count, 1577, 991).columns).toBe(columns));

it('fit_TypeTwiceAsLarge_LaysOutTheSame', () => expect(fit(200, 3154, 1982, 2)).toEqual({ columns: 12, rows: 17, font: 32 }));

it('room_ThousandsOfTiles_IsWhatCanBeSeen', () => {
  expect(room(12, 991)).toBe(12 * 43);
  expect(room(12, 0)).toBe(12);
});

it('fit_NoSpace_IsOneColumn', () => expect(fit(10, 50, 0).columns).toBe(1));

it.each([
  ['zoë karimi 131 sales', 'zoe', true], ['søren kowalski 104', 'soren kow', true], ['łukasz 122', 'lukasz', true], ['jane 101 sales', 'SALES 101', true],
  ['jane 101', 'jan 102', false], ['jane 101', '', true],
])('matches_%s by %s_%s', (text, term, expected) => expect(matches(text, 'Idle', term, 'all')).toBe(expected));

it('matches_FilterBusy_TakesCallsAndNotTheRinging', () => {
  expect(matches('a', 'OnHold', '', 'busy')).toBe(true);
  expect(matches('a', 'Ringing', '', 'busy')).toBe(false);
  expect(matches('a', 'Unknown', '', 'Idle')).toBe(false);
});
