import { beforeEach, expect, it } from 'vitest';
import type { Extension, State } from '../../src/model/frames';
import { getShownState } from '../../src/model/shown-state';
import { StateOrder } from '../../src/wall/state-order';

const start = Date.parse('2026-11-21T06:00:00Z');
let rows: Extension[];
let order: StateOrder;

const person = (number: string, state: State = 'Idle', seconds = 0): Extension =>
  ({ key: number, number, account: 'a', team: null, state, since: new Date(start - seconds * 1000).toISOString() }) as Extension;
const at = (seconds: number): string =>
  order
    .arrange(rows, getShownState, start + seconds * 1000)
    .map((row) => row.number)
    .join(' ');
const set = (number: string, state: State, seconds = 0): void => {
  rows = rows.map((row) => (row.number === number ? person(number, state, seconds) : row));
};

beforeEach(() => {
  order = new StateOrder(false);
  rows = [person('1'), person('2'), person('3'), person('4')];
});

it('arrange_EveryState_GoesWhoNeedsAPersonFirstTheLongestFirst', () => {
  rows = [
    person('1', 'Unknown'),
    person('2', 'Offline'),
    person('3', 'Idle', 5),
    person('4', 'Idle', 90),
    { ...person('0', 'Idle'), dnd: true },
    person('5', 'OnCall', 10),
    person('6', 'OnCall', 20),
    person('7', 'Dialing'),
    person('8', 'OnHold'),
    person('9', 'Ringing', 3),
    person('10', 'Ringing', 8),
  ];
  expect(at(0)).toBe('10 9 8 7 6 5 3 4 0 2 1');
});

it('arrange_StateThatHolds_MovesItsTile', () => {
  expect(at(0)).toBe('1 2 3 4');
  set('3', 'Ringing');
  expect(at(6)).toBe('1 2 3 4');
  expect(at(7.9)).toBe('1 2 3 4');
  expect(at(8)).toBe('3 1 2 4');
});

it('arrange_StateThatFlaps_MovesNothing', () => {
  at(0);
  for (let second = 6; second < 60; second++) {
    set('3', second % 2 === 0 ? 'Ringing' : 'Idle');
    expect(at(second)).toBe('1 2 3 4');
  }
});

it('arrange_ManyChanges_MoveTogetherAtMostOnceInFiveSeconds', () => {
  const seen: number[] = [];
  let last = at(0);
  for (let second = 1; second <= 60; second++) {
    if (second % 3 === 0) set(String(1 + ((second / 3) % 4)), Math.floor(second / 12) % 2 === 0 ? 'Ringing' : 'OnCall', -second);
    const next = at(second);
    if (next !== last) seen.push(second);
    last = next;
  }
  expect(seen.length).toBeGreaterThan(3);
  expect(seen.slice(1).every((second, place) => second - seen[place]! >= 5)).toBe(true);
});

it('arrange_SomebodyNew_TakesTheirPlaceAtOnce', () => {
  at(0);
  rows = [...rows, person('5', 'Ringing')];
  expect(at(1)).toBe('5 1 2 3 4');
  rows = rows.filter((row) => row.number !== '2');
  expect(at(2)).toBe('5 1 3 4');
});
