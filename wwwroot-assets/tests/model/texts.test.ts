import { describe, expect, it } from 'vitest';
import { formatAge, formatCountdown, formatDuration } from '../../src/model/time-format';
import type { Freshness } from '../../src/model/row-age';
import { callStateSince, callSince } from '../../src/model/call-times';
import type { Call, State } from '../../src/model/frames';
import { nameSortKey } from '../../src/model/name-sort-key';
import { hasDoNotDisturbMark, getAgedState, getCallState, getLegState, type ShownState } from '../../src/model/shown-state';
import {
  secondaryNumber,
  formatDue,
  detailLine,
  formatLongest,
  nameAndNumber,
  displayName,
  formatPhoneCount,
  formatStateTime,
  stateName,
} from '../../src/model/texts';
import cases from '../cases/format-cases.json';

describe('figures and words, by the cases that the server is held to as well', () => {
  it.each(cases.duration as [number, string][])('formatDuration_%s_%s', (seconds, expected) =>
    expect(formatDuration(seconds)).toBe(expected),
  );
  it.each(cases.age as [number, string][])('formatAge_%s_%s', (seconds, expected) => expect(formatAge(seconds)).toBe(expected));
  it.each(cases.countdown as [number, string][])('formatCountdown_%s_%s', (seconds, expected) =>
    expect(formatCountdown(seconds)).toBe(expected),
  );
  it.each(Object.entries(cases.word))('stateName_%s_%s', (state, expected) => expect(stateName(state as ShownState)).toBe(expected));
  it.each(cases.shown as [State, boolean, Freshness, ShownState, boolean][])('shown_%s %s %s_%s', (state, dnd, fresh, expected, marked) => {
    expect(getAgedState({ state, dnd }, fresh)).toBe(expected);
    expect(hasDoNotDisturbMark({ dnd }, expected)).toBe(marked);
  });
  it.each(cases.line)('detailLine_$state $direction_$expected', (row) => expect(detailLine(row as never)).toBe(row.expected));
  it.each(cases.running as [ShownState, number | null, string][])('formatStateTime_%s %s_%s', (state, seconds, expected) =>
    expect(formatStateTime(state, seconds ?? NaN)).toBe(expected),
  );
  it.each(cases.longest as ['ring' | 'hold', number | null, string][])('formatLongest_%s %s_%s', (what, seconds, expected) =>
    expect(formatLongest(what, seconds ?? NaN)).toBe(expected),
  );
  it.each(cases.name as [string | null, string, string, string, string][])('name_%s %s', (name, number, ...expected) =>
    expect([displayName({ name, number }), secondaryNumber({ name, number }), nameAndNumber({ name, number })]).toEqual(expected),
  );
  it.each(cases.plainName as [string, string][])('nameSortKey_%s_%s', (name, expected) => expect(nameSortKey(name)).toBe(expected));
  it.each(cases.phones as [number, string][])('formatPhoneCount_%s_%s', (count, expected) =>
    expect(formatPhoneCount(count)).toBe(expected),
  );
  it.each(cases.due as [number, string][])('formatDue_%s_%s', (overdue, expected) => expect(formatDue(overdue)).toBe(expected));
});

it('formatAge_NeverSeen_SaysSo', () => expect(formatAge(NaN)).toBe('never'));
it('formatCountdown_HalfASecondPast_IsOverdueAlready', () => expect(formatCountdown(-0.5)).toBe('overdue 0:01'));
it('stateName_StateOfALaterServer_IsUnknown', () => expect(stateName('Dancing' as State)).toBe('Unknown'));
it('getLegState_ParkedBeforeHeld', () => {
  const leg = { state: 'OnCall' as const, held: true, parked: true };
  expect([getLegState(leg), getLegState({ ...leg, parked: false }), getLegState({ ...leg, held: false, parked: false })]).toEqual([
    'Parked',
    'OnHold',
    'OnCall',
  ]);
});
it('getCallState_WithAParkedLeg_IsParkedAndNotOnHold', () => {
  const call = { state: 'OnHold' as const, legs: [{ parked: true }] } as Call;
  expect([getCallState(call), stateName(getCallState(call)), getCallState({ ...call, legs: [] })]).toEqual(['Parked', 'Parked', 'OnHold']);
});
it('callStateSince_OfEveryState_IsWhatTheVendorOrTheBoardTells', () => {
  const call = { state: 'OnCall', startedAt: 'a', answeredAt: 'b', legs: [] as unknown } as Call;
  const said = (more: Partial<Call>): unknown[] => [callSince({ ...call, ...more }), callStateSince({ ...call, ...more })];
  expect(said({})).toEqual(['b', 'b']);
  expect(said({ state: 'Ringing', answeredAt: null })).toEqual(['a', 'a']);
  expect(said({ state: 'Ringing', stateSince: 'c' })).toEqual(['b', 'c']);
  expect(said({ state: 'Ringing' })).toEqual(['b', null]);
  expect(said({ state: 'OnHold' })).toEqual(['b', null]);
  expect(said({ state: 'OnHold', stateSince: 'd' })).toEqual(['b', 'd']);
});
