import { expect, it } from 'vitest';
import { matches, type Filter } from '../src/search';

it.each([
  ['zoë karimi 131 sales', 'zoe', true], ['søren kowalski 104', 'soren kow', true], ['łukasz 122', 'lukasz', true], ['đorđe ħal 123', 'dorde hal', true],
  ['ǿrjan 124', 'orjan', true], ['nguyễn 125', 'nguyen', true], ['strauß 126', 'strauss', true], ['æsa 127', 'aesa', true], ['zoe\u0308 128', 'zoe', true],
  ['jane 101 sales', 'SALES 101', true],
  ['jane 101', 'jan 102', false], ['jane 101', '', true],
])('matches_%s by %s_%s', (text, term, expected) => expect(matches(text, 'Idle', term, 'all')).toBe(expected));

it('matches_FilterBusy_TakesCallsAndNotTheRinging', () => {
  expect(matches('a', 'OnHold', '', 'busy')).toBe(true);
  expect(matches('a', 'Ringing', '', 'busy')).toBe(false);
  expect(matches('a', 'Unknown', '', 'Idle')).toBe(false);
});

it('matches_FilterFree_LeavesOutWhoIsNotToBeDisturbed', () => {
  expect(['Idle', 'DoNotDisturb'].map((filter) => matches('a', 'DoNotDisturb', '', filter as Filter))).toEqual([false, true]);
  expect(matches('a', 'Idle', '', 'DoNotDisturb')).toBe(false);
});
