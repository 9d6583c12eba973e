import { expect, it } from 'vitest';
import { format, formatDayAndMonth, formatNumber, formatShortTime, formatTime, formatWeekday } from '../../src/texts/format';

const calls = { one: '{count} call of {name}', other: '{count} calls of {name}' } as const;
const at = new Date(2026, 10, 20, 4, 2, 11);

it('format_PlaceholdersInAnyOrder_AreFilledIn', () =>
  expect(format('{time}: {name}, again {name}', { name: 'Anna', time: '4:02' })).toBe('4:02: Anna, again Anna'));

it('format_ValueWithBraces_IsNotFilledInAgain', () => expect(format('{name} rings', { name: '{name}$&' })).toBe('{name}$& rings'));

it.each([
  [0, '0 calls of Anna'],
  [1, '1 call of Anna'],
  [2, '2 calls of Anna'],
])('format_TextWithPluralForms_Of%i', (count, expected) => expect(format(calls, { count, name: 'Anna' })).toBe(expected));

it('formatDatesAndNumbers_ByTheLocaleOfTheTable', () =>
  expect([
    formatTime(at),
    formatShortTime(at),
    formatDayAndMonth(at),
    formatWeekday(at),
    formatNumber(3, 1),
    formatNumber(12.345, 1),
  ]).toEqual(['04:02:11', '04:02', '20 Nov', 'Fri', '3.0', '12.3']));
