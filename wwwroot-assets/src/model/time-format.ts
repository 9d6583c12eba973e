// Formats durations. The server writes the same (tests/cases/format-cases.json).

import * as texts from '../texts/en';
import { format } from '../texts/format';

const pad = (n: number): string => String(n).padStart(2, '0');

/** 0:07, 12:03, 1:02:33, 2 d */
export function formatDuration(seconds: number): string {
  const s = Math.max(0, Math.floor(seconds));
  if (s >= 86_400) return format(texts.days, { count: Math.floor(s / 86_400) });
  if (s >= 3_600) return `${Math.floor(s / 3_600)}:${pad(Math.floor(s / 60) % 60)}:${pad(s % 60)}`;
  return `${Math.floor(s / 60)}:${pad(s % 60)}`;
}

/** 5 s, 2 min, 3 h, 2 d */
export function formatSpan(seconds: number): string {
  const s = Math.max(0, Math.floor(seconds));
  if (s < 60) return format(texts.seconds, { count: s });
  if (s < 3_600) return format(texts.minutes, { count: Math.floor(s / 60) });
  return s < 86_400 ? format(texts.hours, { count: Math.floor(s / 3_600) }) : format(texts.days, { count: Math.floor(s / 86_400) });
}

/** 5 s ago; never, for NaN */
export function formatAge(seconds: number): string {
  return Number.isNaN(seconds) ? texts.never : format(texts.ago, { span: formatSpan(seconds) });
}

/** 4:59, overdue 0:12 */
export function formatCountdown(seconds: number): string {
  const left = Math.floor(seconds);
  return left < 0 ? format(texts.overdueBy, { duration: formatDuration(-left) }) : formatDuration(left);
}
