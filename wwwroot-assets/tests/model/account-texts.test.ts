import { expect, it } from 'vitest';
import type { Freshness } from '../../src/model/row-age';
import { healthWord, lastAnswer, lasting, nextTry } from '../../src/model/texts';
import cases from '../cases/format-cases.json';

const seconds = (value: number | null): number => value ?? NaN;

it.each(cases.health as [string, Freshness, string][])('healthWord_%s %s_%s', (health, fresh, expected) => expect(healthWord(health, fresh)).toBe(expected));
it.each(cases.lasting as [number | null, string][])('lasting_%s_%s', (time, expected) => expect(lasting(seconds(time))).toBe(expected));
it.each(cases.lastAnswer as [number | null, string][])('lastAnswer_%s_%s', (time, expected) => expect(lastAnswer(seconds(time))).toBe(expected));
it.each(cases.nextTry as [number | null, string][])('nextTry_%s_%s', (time, expected) => expect(nextTry(time)).toBe(expected));
it('healthWord_OfALaterServer_IsWhatItSays', () => expect(healthWord('Dreaming', 'fresh')).toBe('Dreaming'));
