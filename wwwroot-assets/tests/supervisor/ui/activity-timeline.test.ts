import { describe, expect, it } from 'vitest';
import { clock, hoursOf, step } from '../../../src/supervisor/ui/activity-timeline';

describe('the local day', () => {
  it('is its hours and the next midnight', () => {
    const hours = hoursOf(new Date(2026, 10, 18, 15, 30));
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
  ])('%s is %s', (at, said) => expect(clock(at.getTime(), now)).toBe(said));
});

describe('a key on the line', () => {
  it.each([
    ['ArrowLeft', 3, 2],
    ['ArrowLeft', 0, 0],
    ['ArrowRight', 9, 9],
    ['Home', 5, 0],
    ['End', 5, 9],
    ['PageUp', 3, 9],
    ['Tab', 3, undefined],
  ])('%s from %i leads to %s of ten', (key, place, to) => expect(step(key, place, 10)).toBe(to));
});
