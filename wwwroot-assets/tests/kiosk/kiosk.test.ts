import { expect, it } from 'vitest';
import { light } from '../../src/kiosk/dimming';
import { pace, ring } from '../../src/wall/board-rotation';
import { shiftAt } from '../../src/kiosk/pixel-shift';
import { titleOf, worstOf, type Signs } from '../../src/board/tab-status';

const QUIET: Signs = { isLost: false, alerts: 0, troubles: 0, ringing: 0, calls: 0 };

it.each<[Partial<Signs>, string, string]>([
  [{}, 'quiet', 'Everyone'],
  [{ calls: 3 }, 'calls', 'Everyone'],
  [{ calls: 3, ringing: 2 }, 'ringing', '(2) Everyone'],
  [{ calls: 3, ringing: 2, troubles: 1 }, 'trouble', '⚠ (2) Everyone'],
  [{ ringing: 2, troubles: 1, alerts: 3 }, 'alert', '! 3 · ⚠ (2) Everyone'],
  [{ calls: 3, ringing: 2, troubles: 1, alerts: 1, isLost: true }, 'lost', '⚠ No connection — Everyone'],
])('sign_Of%j_IsTheWorst', (news, worst, title) => {
  const signs = { ...QUIET, ...news };
  expect(worstOf(signs)).toBe(worst);
  expect(titleOf(signs, 'Everyone')).toBe(title);
});

it.each([
  ['everyone', 'sales,support', ['everyone', 'sales', 'support']],
  ['everyone', ' sales ,,Sales,EVERYONE', ['everyone', 'sales']],
  ['everyone', '', ['everyone']],
  ['everyone', null, ['everyone']],
])('ring_Of %s and %s_IsEachOnceItsOwnFirst', (home, rotate, boards) => expect(ring(home, rotate)).toEqual(boards));

it.each([[null, 30], ['12', 12], ['1', 5], ['99999', 3600], ['-3', 5], ['soon', 30], ['', 30]])('pace_%s_Is%s', (every, seconds) =>
  expect(pace(every)).toBe(seconds));

it.each<[boolean, boolean, boolean, number]>([
  [false, false, false, 1],
  [true, false, false, 0.3],
  [true, true, false, 1],
  [true, false, true, 0.8],
  [false, false, true, 1],
])('light_OffHours %s Near %s Ringing %s_Is%s', (isOff, isNear, isRinging, left) => expect(light(isOff, 0.3, isNear, isRinging)).toBe(left));

it('light_DimmedLessThanARingAsksFor_IsNotDimmedMoreByIt', () => expect(light(true, 0.9, false, true)).toBe(0.9));

it('shift_ForADay_GoesPixelByPixelToEveryPlaceOfTheSquare', () => {
  const places = new Set<string>();
  for (let minute = 0; minute < 1440; minute++) {
    const [now, next] = [shiftAt(minute), shiftAt(minute + 1)];
    expect(Math.max(now.x, now.y)).toBeLessThanOrEqual(4);
    expect(Math.min(now.x, now.y)).toBeGreaterThanOrEqual(0);
    expect(Math.max(Math.abs(now.x - next.x), Math.abs(now.y - next.y))).toBeLessThanOrEqual(1);
    places.add(`${now.x},${now.y}`);
  }
  expect(places.size).toBe(25);
});
