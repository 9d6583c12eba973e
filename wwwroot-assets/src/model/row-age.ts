// How far a row may be believed, from the age of its last sighting. The server draws the first paint by the same rules.

import type { Account, Part, Row, Seen } from './frames';

export type Freshness = 'fresh' | 'ageing' | 'stale' | 'unknown';

/** An answer takes its time to arrive and to be drawn. */
const GRACE = 1_000;
const LEAST_AGEING = 5_000;
const FORGET_AFTER = 15 * 60_000;

export function freshness(age: number, interval: number, forgetAfter: number): Freshness {
  if (!(age < forgetAfter)) return 'unknown';
  if (age < 2 * interval + GRACE) return 'fresh';
  return age < Math.max(5 * interval, LEAST_AGEING) ? 'ageing' : 'stale';
}

/** Whether the age stands in place of what the row would say. */
export const isOld = (fresh: Freshness): boolean => fresh === 'stale' || fresh === 'unknown';

/** When a row was last seen to be so: its own moment, or its account's last poll, unless that did not list it. NaN when never. */
export function seenAt(row: Row, part: Part, seen: Seen): number {
  if (row.lastListedAt !== undefined) return Date.parse(row.lastListedAt);
  const own = Date.parse(row.observedAt);
  const poll = Date.parse(seen[row.account]?.[part] ?? '');
  return Number.isNaN(poll) ? own : Math.max(own, poll);
}

export function rowFreshness(row: Row, part: Part, seen: Seen, account: Account | undefined, now: number): Freshness {
  return freshness(now - seenAt(row, part, seen), account?.intervals[part] ?? 0, account?.forgetAfter ?? FORGET_AFTER);
}

/** The latest complete poll of any part of an account; NaN when there was none. */
export function accountSeenAt(id: string, seen: Seen): number {
  const times = Object.values(seen[id] ?? {}).map((time) => Date.parse(time ?? '')).filter((time) => !Number.isNaN(time));
  return times.length === 0 ? NaN : Math.max(...times);
}

/** The part that is asked most often says soonest that an account has gone quiet. */
export function accountFreshness(account: Account, seen: Seen, now: number): Freshness {
  const intervals = Object.values(account.intervals).filter((interval) => interval > 0);
  return freshness(now - accountSeenAt(account.id, seen), Math.min(...intervals, Infinity), account.forgetAfter);
}
