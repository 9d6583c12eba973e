import { expect, it } from 'vitest';
import { accountFreshness, accountLastObservedAt, freshness, rowFreshness, lastObservedAt } from '../../src/model/row-age';
import { ServerClock } from '../../src/shared/server-clock';
import type { Account, PresenceEntity, PollTimes } from '../../src/model/frames';

const start = Date.parse('2026-11-21T06:00:00.000Z');
const row: PresenceEntity = { key: 'sydney/101', account: 'sydney', observedAt: '2026-11-21T06:00:00.000Z' };
const account: Account = {
  id: 'sydney',
  vendor: 'Jingl',
  health: 'Ok',
  since: null,
  failure: null,
  intervals: { presence: 2000, registrations: 30000, calls: 2000 },
  forgetAfter: 900_000,
};
const seen = (time: string | null): PollTimes => ({ sydney: { presence: time, registrations: null, calls: null } });

it.each([
  [0, 'fresh'],
  [4_999, 'fresh'],
  [5_000, 'ageing'],
  [9_999, 'ageing'],
  [10_000, 'stale'],
  [899_999, 'stale'],
  [900_000, 'unknown'],
  [NaN, 'unknown'],
])('freshness_%s ms at 2 s_%s', (age, expected) => expect(freshness(age, 2_000, 900_000)).toBe(expected));

it('rowFreshness_UnchangedRowSeenByALaterPoll_IsFresh', () => {
  const now = start + 60_000;
  expect(rowFreshness(row, 'presence', seen(null), account, now)).toBe('stale');
  expect(rowFreshness(row, 'presence', seen('2026-11-21T06:00:59.000Z'), account, now)).toBe('fresh');
});

it('lastObservedAt_RowNewerThanThePoll_IsItsOwnMoment', () =>
  expect(lastObservedAt(row, 'presence', seen('2026-11-21T05:00:00.000Z'))).toBe(start));

it('rowFreshness_RowThatPollsDoNotList_AgesFromWhenItWasListed', () => {
  const missing: PresenceEntity = { ...row, lastListedAt: '2026-11-21T06:00:02.000Z' };
  const polled = (at: number): PollTimes => seen(new Date(at).toISOString());
  const judged = (ms: number): string => rowFreshness(missing, 'presence', polled(start + ms), account, start + ms);
  expect(lastObservedAt(missing, 'presence', polled(start + 60_000))).toBe(start + 2_000);
  expect([3_000, 8_000, 13_000, 902_000].map(judged)).toEqual(['fresh', 'ageing', 'stale', 'unknown']);
});

it('rowFreshness_RowListedAgain_IsFreshByThePoll', () =>
  expect(rowFreshness(row, 'presence', seen('2026-11-21T06:01:00.000Z'), account, start + 60_000)).toBe('fresh'));

it('accountFreshness_NeverSeen_IsUnknown', () => {
  expect(accountLastObservedAt('sydney', {})).toBeNaN();
  expect(accountFreshness(account, {}, start)).toBe('unknown');
  expect(accountFreshness(account, seen('2026-11-21T06:00:00.000Z'), start + 4_000)).toBe('fresh');
});

it('formatTime_ScreenAnHourBehind_TellsTheServersTime', () => {
  let local = start - 3_600_000;
  const clock = new ServerClock(() => local);
  clock.measure('2026-11-21T06:00:00.000Z');
  local += 5_000;
  expect(clock.now()).toBe(start + 5_000);
});

it('formatTime_DelayedFrame_DoesNotMoveIt', () => {
  let local = start;
  const clock = new ServerClock(() => local);
  clock.measure('2026-11-21T06:00:00.000Z');
  local += 3_000;
  clock.measure('2026-11-21T06:00:00.500Z');
  expect(clock.now()).toBe(start + 3_000);
});

it('formatTime_ScreenWhoseClockIsSetRight_Follows', () => {
  let local = start - 3_600_000;
  const clock = new ServerClock(() => local);
  clock.measure('2026-11-21T06:00:00.000Z');
  local = start + 10_000;
  clock.measure('2026-11-21T06:00:10.000Z');
  expect(clock.now()).toBe(start + 10_000);
});
