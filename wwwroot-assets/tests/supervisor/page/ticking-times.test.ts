import { describe, expect, it } from 'vitest';
import { formatTick } from '../../../src/supervisor/page/ticking-times';
import { toViewQuery } from '../../../src/supervisor/page/saved-views';

const at = Date.parse('2026-11-21T06:00:00.000Z');

describe('a running time', () => {
  it.each([
    ['duration', 65_000, '1:05'],
    ['age', 65_000, '1 min ago'],
    ['countdown', -65_000, '1:05'],
    ['countdown', 5_000, 'overdue 0:05'],
    ['rest', 59_000, ''],
    ['rest', 60_000, '1 min'],
    ['none', 60_000, ''],
  ])('%s after %i ms is %s', (tick, after, said) => expect(formatTick(tick, at, at + after)).toBe(said));

  it('of no moment says nothing', () => expect(formatTick('duration', NaN, at)).toBe(''));
});

describe('a saved view', () => {
  it('is what was chosen, not what was being looked at', () =>
    expect(toViewQuery('?q=jane&open=sydney%2F101&tab=calls&sort=-name')).toBe('q=jane&sort=-name'));
});
