import { expect, it } from 'vitest';
import { summarize } from '../../src/board/board-summary';
import type { Account, Call, Extension, Registration, State } from '../../src/model/frames';
import { isFlapping } from '../../src/wall/registration-panel';
import { BoardStore } from '../../src/connection/board-store';
import { formatLostRegistrations } from '../../src/model/texts';

const now = Date.parse('2026-11-21T06:00:00Z');
const iso = (seconds: number): string => new Date(now + seconds * 1000).toISOString();
const person = (key: string, state: State, seconds = 0, seen = 0): Extension =>
  ({ key, account: 'a', number: key, state, since: iso(-seconds), observedAt: iso(-seen) }) as Extension;
const call = (key: string, state: State, ...legs: string[]): Call =>
  ({ key, account: 'a', state, observedAt: iso(0), legs: legs.map((extension) => ({ extension })) }) as Call;
const device = (key: string, left: number | null, registered = true, seen = 0): Registration =>
  ({ key, account: 'a', registered, expiresAt: left === null ? null : iso(left), observedAt: iso(-seen) }) as Registration;

function store(extensions: Extension[], calls: Call[] = [], registrations: Registration[] = []): BoardStore {
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
    registrations,
    accounts: [{ id: 'a', intervals: { presence: 2000, calls: 2000, registrations: 2000 }, forgetAfter: 900_000 } as Account],
    alerts: [],
  });
  return known;
}

it('summarize_CallsUp_AreTheListedAndThoseThatNoListTells', () => {
  const summary = summarize(
    store(
      [person('1', 'OnCall'), person('2', 'OnCall'), person('3', 'OnHold'), person('4', 'OnCall'), person('5', 'Ringing')],
      [call('inside', 'OnCall', '1', '2'), call('held', 'OnHold', '3'), call('rings', 'Ringing', '5')],
    ),
    now,
  );
  expect(summary).toMatchObject({ activeCalls: 3, phones: 4 });
});

it('summarize_LongestWait_LeavesOutWhatIsOldAndForgotten', () => {
  const rows = [person('1', 'Ringing', 20), person('2', 'Ringing', 400, 60), person('3', 'Ringing', 2000, 1000), person('4', 'Offline')];
  expect(summarize(store(rows), now)).toMatchObject({ longestRinging: 20, longestHeld: NaN, total: 4 });
});

it('summarize_RegistrationsDue_AreWithinFiveMinutesOrOverdueAndNotOld', () => {
  const devices = [
    device('soon', 299),
    device('late', 300),
    device('over', -5),
    device('lost', 10, false),
    device('none', null),
    device('old', 10, true, 60),
  ];
  expect(summarize(store([], [], devices), now)).toMatchObject({ due: 2, overdue: 1 });
});

it('isFlapping_UntilItsTime_AndNoLonger', () => {
  const row = { flappingUntil: iso(5) } as Registration;
  expect([isFlapping(row, now), isFlapping(row, now + 5_000), isFlapping({} as Registration, now)]).toEqual([true, false, false]);
});

it('formatLostRegistrations_OfWhatThereIs_LeaveOutTheRest', () =>
  expect([formatLostRegistrations(7, 1), formatLostRegistrations(0, 2), formatLostRegistrations(0, 0)]).toEqual([
    '7 lost · 1 flapping',
    '2 flapping',
    '',
  ]));
