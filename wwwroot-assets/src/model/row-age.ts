// How reliable a row is by the age of its last observation. The server renders by the same rules (RowAge.cs).

import type { Account, ResourceKind, PresenceEntity, PollTimes } from './frames';

export type Freshness = 'fresh' | 'ageing' | 'stale' | 'unknown';

/** A response takes time to arrive and to be drawn. */
const GRACE_PERIOD = 1_000;
const MIN_STALE_AGE = 5_000;
const DEFAULT_FORGET_AFTER = 15 * 60_000;

export function freshness(age: number, interval: number, forgetAfter: number): Freshness {
  if (!(age < forgetAfter)) return 'unknown';
  if (age < 2 * interval + GRACE_PERIOD) return 'fresh';
  return age < Math.max(5 * interval, MIN_STALE_AGE) ? 'ageing' : 'stale';
}

/** Whether the age is shown in place of the row's time. */
export const isOld = (fresh: Freshness): boolean => fresh === 'stale' || fresh === 'unknown';

/**
 * When a row was last observed: its own time or its account's last poll, unless that poll did not list it. NaN when
 * never.
 */
export function lastObservedAt(row: PresenceEntity, kind: ResourceKind, pollTimes: PollTimes): number {
  if (row.lastListedAt !== undefined) return Date.parse(row.lastListedAt);
  const own = Date.parse(row.observedAt);
  const poll = Date.parse(pollTimes[row.account]?.[kind] ?? '');
  return Number.isNaN(poll) ? own : Math.max(own, poll);
}

export function rowFreshness(
  row: PresenceEntity,
  kind: ResourceKind,
  pollTimes: PollTimes,
  account: Account | undefined,
  now: number,
): Freshness {
  return freshness(now - lastObservedAt(row, kind, pollTimes), account?.intervals[kind] ?? 0, account?.forgetAfter ?? DEFAULT_FORGET_AFTER);
}

/** The latest complete poll of an account; NaN when there was none. */
export function accountLastObservedAt(id: string, pollTimes: PollTimes): number {
  const times = Object.values(pollTimes[id] ?? {})
    .map((time) => Date.parse(time ?? ''))
    .filter((time) => !Number.isNaN(time));
  return times.length === 0 ? NaN : Math.max(...times);
}

/** Judged by the shortest poll interval, which shows first that an account has stopped responding. */
export function accountFreshness(account: Account, pollTimes: PollTimes, now: number): Freshness {
  const intervals = Object.values(account.intervals).filter((interval) => interval > 0);
  return freshness(now - accountLastObservedAt(account.id, pollTimes), Math.min(...intervals, Infinity), account.forgetAfter);
}
