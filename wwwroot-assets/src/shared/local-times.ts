// Times in the browser's time zone. The server sends UTC until a cookie names the zone.

import { getBasePath } from './base-path';
import * as texts from '../texts/en';

// Old engines return no zone name.
const getTimeZone = (): string | undefined => Intl.DateTimeFormat().resolvedOptions().timeZone as string | undefined;
const pad = (n: number): string => String(n).padStart(2, '0');

/** Formats a date; the format consists of yyyy, MM, dd, HH, mm and ss. */
export function formatLocal(at: Date, format: string): string {
  const parts: Record<string, string> = {
    yyyy: String(at.getFullYear()),
    MM: pad(at.getMonth() + 1),
    dd: pad(at.getDate()),
    HH: pad(at.getHours()),
    mm: pad(at.getMinutes()),
    ss: pad(at.getSeconds()),
  };
  return format.replace(/yyyy|MM|dd|HH|mm|ss/g, (part) => parts[part] ?? part);
}

/** The zone's name and offset at a date, as the server writes it: "Australia/Sydney, UTC+11:00". */
export function formatTimeZone(at: Date): string {
  const minutes = -at.getTimezoneOffset();
  const size = Math.abs(minutes);
  return `${getTimeZone() ?? texts.localTime}, UTC${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

/** Rewrites the times that the server sent, and the zone where the page names it. */
export function writeLocalTimes(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-zone]'))
    element.textContent = `(${formatTimeZone(new Date(element.dataset.zone ?? ''))})`;
  for (const element of root.querySelectorAll<HTMLTimeElement>('time[data-local]')) {
    const at = new Date(element.dateTime);
    if (!Number.isNaN(at.getTime())) element.textContent = formatLocal(at, element.dataset.local ?? '');
  }
}

/** Tells the server the time zone, so that the next page is rendered in local time. */
export function setTimeZoneCookie(): void {
  const name = getTimeZone();
  if (name)
    document.cookie = `time-zone=${name}; path=${getBasePath()}; max-age=${365 * 86_400}; samesite=lax${location.protocol === 'https:' ? '; secure' : ''}`;
}
