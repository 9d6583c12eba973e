import { expect, it } from 'vitest';
import { summarize } from '../../src/board/board-summary';
import type { Account, Call, Extension, State } from '../../src/model/frames';
import { BoardStore } from '../../src/connection/board-store';
import { formatWaitingCall } from '../../src/model/texts';
import { ringingSince, findWaitingCall, findWaitingCalls } from '../../src/board/waiting-calls';

const now = Date.parse('2026-11-21T06:00:00Z');
const iso = (seconds: number): string => new Date(now + seconds * 1000).toISOString();
const person = (key: string, state: State): Extension =>
  ({ key, account: 'a', number: key, state, since: iso(-300), observedAt: iso(0) }) as Extension;
const call = (key: string, state: State, extension: string, seconds: number, more: Partial<Call> = {}): Call =>
  ({
    key,
    account: 'a',
    state,
    from: '555',
    to: extension,
    startedAt: iso(-seconds),
    answeredAt: null,
    observedAt: iso(0),
    legs: [{ id: '1', extension, state, parked: false, held: false, party: null, startedAt: iso(-seconds) }],
    ...more,
  }) as Call;

function store(extensions: Extension[], calls: Call[]): BoardStore {
  const known = new BoardStore();
  known.apply({
    kind: 'snapshot',
    epoch: 'e',
    version: 1,
    at: iso(0),
    seen: {},
    board: { id: 'b', title: 'B' },
    extensions,
    calls,
    registrations: [],
    alerts: [],
    accounts: [{ id: 'a', intervals: { presence: 2000, calls: 2000, registrations: 2000 }, forgetAfter: 900_000 } as Account],
  });
  return known;
}

it('waiting_AtSomebodyWhoTalks_IsTheCallThatRingsLongest', () => {
  const known = store(
    [person('1', 'OnCall')],
    [call('talk', 'OnCall', '1', 200), call('late', 'Ringing', '1', 5), call('early', 'Ringing', '1', 18)],
  );
  const waiting = findWaitingCall(person('1', 'OnCall'), known, now);
  expect([waiting?.call.key, waiting?.party, now - (waiting?.since ?? 0)]).toEqual(['early', '555', 18_000]);
});

it('waiting_AtSomebodyWhoRingsOrIsFree_IsNone', () => {
  const known = store([person('1', 'Ringing'), person('2', 'Idle')], [call('a', 'Ringing', '1', 5), call('b', 'Ringing', '2', 5)]);
  expect(findWaitingCalls(known, now)).toEqual([]);
});

it('waiting_OfACallHandedOn_CountsSinceItRingsHere', () => {
  const known = store([person('1', 'OnCall')], [call('a', 'Ringing', '1', 300, { answeredAt: iso(-290), observedAt: iso(-3) })]);
  expect(findWaitingCalls(known, now).map(({ since }) => now - since)).toEqual([3_000]);
});

it('waiting_OfAnOldListOfCalls_IsNotKnown', () => {
  const known = store([person('1', 'OnCall')], [call('a', 'Ringing', '1', 300, { observedAt: iso(-60) })]);
  expect(findWaitingCalls(known, now)).toEqual([]);
});

it('ringingSince_OfAPhoneThatRingsOrHasACallWaiting_IsSinceThatCallRings', () => {
  const known = store(
    [person('1', 'OnCall'), person('2', 'Ringing'), person('3', 'OnCall')],
    [call('talk', 'OnCall', '1', 200), call('wait', 'Ringing', '1', 18)],
  );
  const since = (key: string, state: 'OnCall' | 'Ringing'): number | null | undefined =>
    ringingSince(person(key, state), state, known, now);
  expect([since('1', 'OnCall'), since('2', 'Ringing'), since('3', 'OnCall')]).toEqual([now - 18_000, now - 300_000, undefined]);
  expect(ringingSince({ ...person('2', 'Ringing'), since: null }, 'Ringing', known, now)).toBeNull();
});

it('summarize_LongestRinging_CountsTheCallThatWaits', () => {
  const known = store([person('1', 'OnCall')], [call('talk', 'OnCall', '1', 200), call('wait', 'Ringing', '1', 18)]);
  expect(summarize(known, now)).toMatchObject({ longestRinging: 18 });
});

it('formatWaitingCall_SaysHowLongAndWho', () =>
  expect([formatWaitingCall(18, '0412341234'), formatWaitingCall(0, null)]).toEqual([
    'Waiting 0:18 ← 0412341234',
    'Waiting 0:00 ← withheld',
  ]));
