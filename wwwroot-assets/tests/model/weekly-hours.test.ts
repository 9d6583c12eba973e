import { expect, it } from 'vitest';
import { isWithinHours } from '../../src/model/weekly-hours';
import cases from '../cases/hours-cases.json';

it.each(cases.within as [string, string, boolean][])('isWithinHours_%s at %s_%s', (hours, moment, expected) =>
  expect(isWithinHours([hours], new Date(moment))).toBe(expected),
);

it('isWithinHours_NoHours_Never', () => expect(isWithinHours([], new Date('2026-11-21T03:00'))).toBe(false));
it('isWithinHours_AnyOfSeveral_Holds', () =>
  expect(isWithinHours(['08:00-09:00', '02:00-04:00'], new Date('2026-11-21T03:00'))).toBe(true));
