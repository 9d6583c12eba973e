// Times by this browser's clock. The server sends them in UTC until a cookie names the zone.

import { base } from './base-path';

// Engines that are years old know no names of zones.
const zone = (): string | undefined => Intl.DateTimeFormat().resolvedOptions().timeZone as string | undefined;
const two = (n: number): string => String(n).padStart(2, '0');

/** A moment in a format of yyyy, MM, dd, HH, mm and ss. */
export function local(at: Date, format: string): string {
  const parts: Record<string, string> = {
    yyyy: String(at.getFullYear()),
    MM: two(at.getMonth() + 1),
    dd: two(at.getDate()),
    HH: two(at.getHours()),
    mm: two(at.getMinutes()),
    ss: two(at.getSeconds()),
  };
  return format.replace(/yyyy|MM|dd|HH|mm|ss/g, (part) => parts[part] ?? part);
}

/** The zone's name and its offset at a moment: "Australia/Sydney, UTC+11:00", as the server writes it. */
export function zoneName(at: Date): string {
  const minutes = -at.getTimezoneOffset();
  const size = Math.abs(minutes);
  return `${zone() ?? 'local time'}, UTC${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** Writes every time that the server sent, and the zone where a page names it. */
export function writeLocalTimes(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-zone]')) element.textContent = `(${zoneName(new Date(element.dataset.zone ?? ''))})`;
  for (const element of root.querySelectorAll<HTMLTimeElement>('time[data-local]')) {
    const at = new Date(element.dateTime);
    if (!Number.isNaN(at.getTime())) element.textContent = local(at, element.dataset.local ?? '');
  }
}

/** Names the zone to the server, so that the next page has its times right before any script has run. */
export function rememberZone(): void {
  const name = zone();
  if (name) document.cookie = `time-zone=${name}; path=${base()}; max-age=${365 * 86_400}; samesite=lax${location.protocol === 'https:' ? '; secure' : ''}`;
}
