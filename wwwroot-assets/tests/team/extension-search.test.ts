import { expect, it } from 'vitest';
import { matchesSearch, type Filter } from '../../src/team/extension-search';

it.each([
  ['zoë karimi 131 sales', 'zoe', true],
  ['søren kowalski 104', 'soren kow', true],
  ['łukasz 122', 'lukasz', true],
  ['đorđe ħal 123', 'dorde hal', true],
  ['ǿrjan 124', 'orjan', true],
  ['nguyễn 125', 'nguyen', true],
  ['strauß 126', 'strauss', true],
  ['æsa 127', 'aesa', true],
  ['zoe\u0308 128', 'zoe', true],
  ['jane 101 sales', 'SALES 101', true],
  ['jane 101', 'jan 102', false],
  ['jane 101', '', true],
])('matchesSearch_%s by %s_%s', (text, term, expected) => expect(matchesSearch({ text }, 'Idle', term, 'all')).toBe(expected));

it('matchesSearch_FilterBusy_TakesCallsAndNotTheRinging', () => {
  expect(matchesSearch({ text: 'a' }, 'OnHold', '', 'busy')).toBe(true);
  expect(matchesSearch({ text: 'a' }, 'Ringing', '', 'busy')).toBe(false);
  expect(matchesSearch({ text: 'a' }, 'Unknown', '', 'Idle')).toBe(false);
});

it('matchesSearch_FilterFree_LeavesOutWhoIsNotToBeDisturbed', () => {
  expect(['Idle', 'DoNotDisturb'].map((filter) => matchesSearch({ text: 'a' }, 'DoNotDisturb', '', filter as Filter))).toEqual([
    false,
    true,
  ]);
  expect(matchesSearch({ text: 'a' }, 'Idle', '', 'DoNotDisturb')).toBe(false);
});

it.each([
  ['+61 2 9000 0134', true],
  ['(02) 9000-0134', true],
  ['0290000134', true],
  ['9000 0134 ann', true],
  ['+61', true],
  // The country code of every number.
  ['61', false],
  ['+61 2 9000 0135', false],
])('matchesSearch_ANumberOfAnOutsideLineBy %s_%s', (term, expected) =>
  expect(matchesSearch({ text: 'ann miller 0290000134', numberForms: '+61290000134 0290000134' }, 'Idle', term, 'all')).toBe(expected),
);
