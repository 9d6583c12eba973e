import { describe, expect, it } from 'vitest';
import { moveIndex } from '../../../src/supervisor/ui/activity-timeline';

describe('a key on the line', () => {
  it.each([
    ['ArrowLeft', 3, 2],
    ['ArrowLeft', 0, 0],
    ['ArrowRight', 9, 9],
    ['Home', 5, 0],
    ['End', 5, 9],
    ['PageUp', 3, 9],
    ['Tab', 3, undefined],
  ])('%s from %i leads to %s of ten', (key, place, to) => expect(moveIndex(key, place, 10)).toBe(to));
});
