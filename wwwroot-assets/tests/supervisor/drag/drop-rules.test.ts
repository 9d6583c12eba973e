import { describe, expect, it } from 'vitest';
import {
  isDragDistance,
  PARK,
  getScrollSpeed,
  getDropVerdict,
  type DraggedCall,
  type DropTarget,
} from '../../../src/supervisor/drag/drop-rules';
import { findMenuItem } from '../../../src/supervisor/ui/focus-trap';

const load: DraggedCall = { call: 'c1', from: 'sydney/101', party: '0412', owner: 'Anna', phase: 'OnCall', seenVersion: 7 };
const jane: DropTarget = { key: 'sydney/102', name: 'Jane', state: 'Idle', isGone: false };
const park: DropTarget = { key: PARK, name: '', state: '', isGone: false };
const offers = { transfer: ['sydney', 'bucharest'], park: ['bucharest'] };

describe('a call that is dragged', () => {
  it.each<[string, Partial<DraggedCall>, DropTarget, boolean, string]>([
    ['onto who is free', {}, jane, true, 'Jane'],
    ['onto who talks', {}, { ...jane, state: 'OnCall' }, true, 'Jane, on a call: you will be asked'],
    ['onto who is not to be disturbed', {}, { ...jane, state: 'DoNotDisturb' }, true, 'Jane, do not disturb: you will be asked'],
    ['onto who is offline', {}, { ...jane, state: 'Offline' }, false, 'Jane is offline'],
    ['onto its own', {}, { ...jane, key: 'sydney/101', name: 'Anna' }, false, 'It is with Anna already'],
    ['onto who is gone', {}, { ...jane, isGone: true }, false, 'Jane is gone'],
    ['onto another account', {}, { ...jane, key: 'bucharest/102' }, false, 'Jane is in another phone system'],
    ['onto an account whose name begins alike', {}, { ...jane, key: 'sydney2/102' }, false, 'Jane is in another phone system'],
    ['where none is transferred', { from: 'perth/1' }, { ...jane, key: 'perth/2' }, false, 'perth cannot transfer calls'],
    ['onto the parked ones where none is parked', {}, park, false, 'sydney cannot park calls'],
    ['onto the parked ones', { from: 'bucharest/1' }, park, true, 'park it'],
    ['onto the parked ones while it rings', { from: 'bucharest/1', phase: 'Ringing' }, park, false, 'It cannot be parked while it rings'],
    ['onto the parked ones from among them', { from: 'bucharest/1', phase: 'Parked' }, park, false, 'It is parked already'],
    ['back to who parked it', { from: 'bucharest/1', phase: 'Parked' }, { ...jane, key: 'bucharest/1' }, true, 'Jane'],
    ['from the parked ones of nobody', { from: 'bucharest/', phase: 'Parked' }, { ...jane, key: 'bucharest/1' }, true, 'Jane'],
  ])('%s', (_, more, to, isAllowed, message) => expect(getDropVerdict({ ...load, ...more }, to, offers)).toEqual({ isAllowed, message }));

  it('is none before it was moved 6 px, whichever way', () => {
    expect([isDragDistance(5, 0), isDragDistance(-4, 4), isDragDistance(6, 0), isDragDistance(-5, -5)]).toEqual([false, false, true, true]);
  });
});

describe('a grid under a call that is dragged', () => {
  it('stands still in its middle, and scrolls at its edges, the faster the nearer', () => {
    expect(getScrollSpeed(300, 100, 500)).toBe(0);
    expect(getScrollSpeed(105, 100, 500)).toBeLessThan(getScrollSpeed(130, 100, 500));
    expect(getScrollSpeed(130, 100, 500)).toBeLessThan(0);
    expect(getScrollSpeed(480, 100, 500)).toBeGreaterThan(0);
    expect(getScrollSpeed(540, 100, 500)).toBe(900);
  });

  it('that is very low has a middle still', () => expect(getScrollSpeed(130, 100, 160)).toBe(0));
});

describe('a menu', () => {
  const words = ['Hold', 'Transfer…', 'Park', 'Hang up'];
  it.each<[number, string, number | undefined]>([
    [-1, 'ArrowDown', 0],
    [-1, 'ArrowUp', 3],
    [3, 'ArrowDown', 0],
    [0, 'ArrowUp', 3],
    [2, 'Home', 0],
    [0, 'End', 3],
    [0, 'h', 3],
    [3, 'H', 0],
    [0, 'x', undefined],
    [0, 'Enter', undefined],
    [0, ' ', undefined],
  ])('from %i by %s leads to %s', (at, key, to) => expect(findMenuItem(words, at, key)).toBe(to));
});
