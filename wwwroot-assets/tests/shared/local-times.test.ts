import { afterEach, expect, it, vi } from 'vitest';
import { formatLocal, setTimeZoneCookie, writeLocalTimes, formatTimeZone } from '../../src/shared/local-times';

afterEach(() => vi.restoreAllMocks());

const at = new Date(2026, 2, 4, 5, 6, 7);

it.each([
  ['HH:mm', '05:06'],
  ['HH:mm:ss', '05:06:07'],
  ['yyyy-MM-dd HH:mm', '2026-03-04 05:06'],
])('formatLocal_%s_%s', (format, expected) => expect(formatLocal(at, format)).toBe(expected));

it('writeLocalTimes_OfAPage_WritesTimesAndTheZoneAndLeavesWhatIsNoTime', () => {
  const time = { dateTime: at.toISOString(), dataset: { local: 'HH:mm:ss' }, textContent: '10:00:00 UTC' };
  const odd = { dateTime: '', dataset: { local: 'HH:mm' }, textContent: 'never' };
  const zone = { dataset: { zone: at.toISOString() }, textContent: '' };
  writeLocalTimes({ querySelectorAll: (selector: string) => (selector === '[data-zone]' ? [zone] : [time, odd]) } as unknown as ParentNode);

  expect([time.textContent, odd.textContent, zone.textContent]).toEqual(['05:06:07', 'never', `(${formatTimeZone(at)})`]);
});

it.each([
  [-660, 'UTC+11:00'],
  [0, 'UTC+00:00'],
  [210, 'UTC-03:30'],
])('formatTimeZone_OffsetOf %s_%s', (offset, expected) => {
  vi.spyOn(Date.prototype, 'getTimezoneOffset').mockReturnValue(offset);
  expect(formatTimeZone(at)).toMatch(new RegExp(`, ${expected.replace('+', '\\+')}$`));
});

it('setTimeZoneCookie_BelowAPath_IsACookieOfThatPath', () => {
  const document = { cookie: '', baseURI: 'https://board.example/phones/wall' };
  vi.stubGlobal('document', document);
  vi.stubGlobal('location', { protocol: 'https:', href: document.baseURI });
  vi.spyOn(Intl, 'DateTimeFormat').mockReturnValue({ resolvedOptions: () => ({ timeZone: 'Europe/Berlin' }) } as Intl.DateTimeFormat);
  setTimeZoneCookie();

  expect(document.cookie).toBe('time-zone=Europe/Berlin; path=/phones/; max-age=31536000; samesite=lax; secure');
});
