import { describe, expect, it } from 'vitest';
import { age, countdown, duration } from '../src/format';
import type { Freshness } from '../src/age';
import type { State } from '../src/frames';
import { plainName } from '../src/plain-name';
import { isMarked, shownAt, type Shown } from '../src/shown';
import { beside, due, legWord, line, longest, nameAndNumber, nameOf, phones, running, word } from '../src/texts';
import cases from './format-cases.json';

describe('figures and words, by the cases that the server is held to as well', () => {
  it.each(cases.duration as [number, string][])('duration_%s_%s', (seconds, expected) => expect(duration(seconds)).toBe(expected));
  it.each(cases.age as [number, string][])('age_%s_%s', (seconds, expected) => expect(age(seconds)).toBe(expected));
  it.each(cases.countdown as [number, string][])('countdown_%s_%s', (seconds, expected) => expect(countdown(seconds)).toBe(expected));
  it.each(Object.entries(cases.word))('word_%s_%s', (state, expected) => expect(word(state as Shown)).toBe(expected));
  it.each(cases.shown as [State, boolean, Freshness, Shown, boolean][])('shown_%s %s %s_%s', (state, dnd, fresh, expected, marked) => {
    expect(shownAt({ state, dnd }, fresh)).toBe(expected);
    expect(isMarked({ dnd }, expected)).toBe(marked);
  });
  it.each(cases.line)('line_$state $direction_$expected', (row) => expect(line(row as never)).toBe(row.expected));
  it.each(cases.running as [Shown, number | null, string][])('running_%s %s_%s', (state, seconds, expected) =>
    expect(running(state, seconds ?? NaN)).toBe(expected));
  it.each(cases.longest as [number | null, string][])('longest_%s_%s', (seconds, expected) => expect(longest(seconds ?? NaN)).toBe(expected));
  it.each(cases.name as [string | null, string, string, string, string][])('name_%s %s', (name, number, ...expected) =>
    expect([nameOf({ name, number }), beside({ name, number }), nameAndNumber({ name, number })]).toEqual(expected));
  it.each(cases.plainName as [string, string][])('plainName_%s_%s', (name, expected) => expect(plainName(name)).toBe(expected));
  it.each(cases.phones as [number, string][])('phones_%s_%s', (count, expected) => expect(phones(count)).toBe(expected));
  it.each(cases.due as [number, string][])('due_%s_%s', (overdue, expected) => expect(due(overdue)).toBe(expected));
});

it('age_NeverSeen_SaysSo', () => expect(age(NaN)).toBe('never'));
it('countdown_HalfASecondPast_IsOverdueAlready', () => expect(countdown(-0.5)).toBe('overdue 0:01'));
it('word_StateOfALaterServer_IsUnknown', () => expect(word('Dancing' as State)).toBe('Unknown'));
it('legWord_ParkedBeforeHeld', () => {
  const leg = { id: '1', extension: null, party: null, state: 'OnHold' as const, held: true, parked: true };
  expect(legWord(leg)).toBe('Parked');
  expect(legWord({ ...leg, parked: false })).toBe('Held');
});
