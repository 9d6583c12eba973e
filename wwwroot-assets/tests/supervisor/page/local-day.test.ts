import { describe, expect, it } from 'vitest';
import { formatClock, getLocalHours } from '../../../src/supervisor/page/local-day';

describe('the local day', () => {
  it('is its hours and the next midnight', () => {
    const hours = getLocalHours(new Date(2026, 10, 18, 15, 30));
    expect(hours).toHaveLength(25);
    expect(hours[0]).toEqual([new Date(2026, 10, 18).getTime(), 0]);
    expect(hours[15]).toEqual([new Date(2026, 10, 18, 15).getTime(), 900]);
    expect(hours[24]).toEqual([new Date(2026, 10, 19).getTime(), 0]);
  });
});

describe('a moment on the clock', () => {
  const now = new Date(2026, 10, 21, 12, 0).getTime();
  it.each([
    [new Date(2026, 10, 21, 9, 5, 7), '09:05:07'],
    [new Date(2026, 10, 20, 9, 5, 7), 'Fri 09:05'],
    [new Date(2026, 10, 1, 9, 5, 7), '2026-11-01 09:05'],
  ])('%s is %s', (at, said) => expect(formatClock(at.getTime(), now)).toBe(said));
});
