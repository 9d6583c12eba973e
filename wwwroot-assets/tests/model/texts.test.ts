import { describe, expect, it } from 'vitest';
import { age, countdown, duration } from '../../src/model/time-format';
import type { Freshness } from '../../src/model/row-age';
import { callInState, callSince } from '../../src/model/call-times';
import type { Call, State } from '../../src/model/frames';
import { plainName } from '../../src/model/name-sort-key';
import { isMarked, shownAt, shownCall, shownLeg, type Shown } from '../../src/model/shown-state';
import { beside, due, line, longest, nameAndNumber, nameOf, phones, running, word } from '../../src/model/texts';
import cases from '../cases/format-cases.json';

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
  it.each(cases.longest as ['ring' | 'hold', number | null, string][])('longest_%s %s_%s', (what, seconds, expected) => expect(longest(what, seconds ?? NaN)).toBe(expected));
  it.each(cases.name as [string | null, string, string, string, string][])('name_%s %s', (name, number, ...expected) =>
    expect([nameOf({ name, number }), beside({ name, number }), nameAndNumber({ name, number })]).toEqual(expected));
  it.each(cases.plainName as [string, string][])('plainName_%s_%s', (name, expected) => expect(plainName(name)).toBe(expected));
  it.each(cases.phones as [number, string][])('phones_%s_%s', (count, expected) => expect(phones(count)).toBe(expected));
  it.each(cases.due as [number, string][])('due_%s_%s', (overdue, expected) => expect(due(overdue)).toBe(expected));
});

it('age_NeverSeen_SaysSo', () => expect(age(NaN)).toBe('never'));
it('countdown_HalfASecondPast_IsOverdueAlready', () => expect(countdown(-0.5)).toBe('overdue 0:01'));
it('word_StateOfALaterServer_IsUnknown', () => expect(word('Dancing' as State)).toBe('Unknown'));
it('shownLeg_ParkedBeforeHeld', () => {
  const leg = { state: 'OnCall' as const, held: true, parked: true };
  expect([shownLeg(leg), shownLeg({ ...leg, parked: false }), shownLeg({ ...leg, held: false, parked: false })]).toEqual(['Parked', 'OnHold', 'OnCall']);
});
it('shownCall_WithAParkedLeg_IsParkedAndNotOnHold', () => {
  const call = { state: 'OnHold' as const, legs: [{ parked: true }] } as Call;
  expect([shownCall(call), word(shownCall(call)), shownCall({ ...call, legs: [] })]).toEqual(['Parked', 'Parked', 'OnHold']);
});
it('callInState_OfEveryState_IsWhatTheVendorOrTheBoardTells', () => {
  const call = { state: 'OnCall', startedAt: 'a', answeredAt: 'b', legs: [] as unknown } as Call;
  const said = (more: Partial<Call>): unknown[] => [callSince({ ...call, ...more }), callInState({ ...call, ...more })];
  expect(said({})).toEqual(['b', 'b']);
  expect(said({ state: 'Ringing', answeredAt: null })).toEqual(['a', 'a']);
  expect(said({ state: 'Ringing', stateSince: 'c' })).toEqual(['b', 'c']);
  expect(said({ state: 'Ringing' })).toEqual(['b', null]);
  expect(said({ state: 'OnHold' })).toEqual(['b', null]);
  expect(said({ state: 'OnHold', stateSince: 'd' })).toEqual(['b', 'd']);
});
