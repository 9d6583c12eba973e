import { expect, it } from 'vitest';
import type { Freshness } from '../../src/model/row-age';
import { healthName, formatLastResponse, formatLasting, formatNextTry } from '../../src/model/texts';
import cases from '../cases/format-cases.json';

const seconds = (value: number | null): number => value ?? NaN;

it.each(cases.health as [string, Freshness, string][])('healthName_%s %s_%s', (health, fresh, expected) =>
  expect(healthName(health, fresh)).toBe(expected),
);
it.each(cases.lasting as [number | null, string][])('formatLasting_%s_%s', (time, expected) =>
  expect(formatLasting(seconds(time))).toBe(expected),
);
it.each(cases.lastAnswer as [number | null, string][])('formatLastResponse_%s_%s', (time, expected) =>
  expect(formatLastResponse(seconds(time))).toBe(expected),
);
it.each(cases.nextTry as [number | null, string][])('formatNextTry_%s_%s', (time, expected) => expect(formatNextTry(time)).toBe(expected));
it('healthName_OfALaterServer_IsWhatItSays', () => expect(healthName('Dreaming', 'fresh')).toBe('Dreaming'));
