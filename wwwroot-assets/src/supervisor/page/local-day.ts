// The day in the browser's time zone.

import { formatWeekday } from '../../texts/format';

const HOUR = 3_600_000;
const pad = (n: number): string => String(n).padStart(2, '0');

/**
 * The hours of the local day: the start of each, and its minute of the day by the local clock; the last is the next
 * midnight. A day on which the clock is changed has 23 or 25 hours.
 */
export function getLocalHours(now: Date): [number, number][] {
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate());
  const next = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).getTime();
  const hours: [number, number][] = [];
  for (let at = midnight.getTime(); at < next; at += HOUR) hours.push([at, getMinuteOfDay(new Date(at))]);
  return [...hours, [next, 0]];
}

const getMinuteOfDay = (at: Date): number => at.getHours() * 60 + at.getMinutes();

/** A time: 10:14:03; on another day Fri 10:14; earlier with the date */
export function formatClock(at: number, now: number): string {
  const [then, today] = [new Date(at), new Date(now)];
  const time = `${pad(then.getHours())}:${pad(then.getMinutes())}`;
  if (then.toDateString() === today.toDateString()) return `${time}:${pad(then.getSeconds())}`;
  if (Math.abs(now - at) < 6 * 24 * HOUR) return `${formatWeekday(then)} ${time}`;
  return `${then.getFullYear()}-${pad(then.getMonth() + 1)}-${pad(then.getDate())} ${time}`;
}
