import { expect, it } from 'vitest';
import { isWithin } from '../../src/model/weekly-hours';
import cases from '../cases/hours-cases.json';

it.each(cases.within as [string, string, boolean][])('isWithin_%s at %s_%s', (hours, moment, expected) =>
  expect(isWithin([hours], new Date(moment))).toBe(expected));

it('isWithin_NoHours_Never', () => expect(isWithin([], new Date('2026-11-21T03:00'))).toBe(false));
it('isWithin_AnyOfSeveral_Holds', () => expect(isWithin(['08:00-09:00', '02:00-04:00'], new Date('2026-11-21T03:00'))).toBe(true));
