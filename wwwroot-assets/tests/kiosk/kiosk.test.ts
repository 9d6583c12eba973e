import { expect, it } from 'vitest';
import { getLightLevel } from '../../src/kiosk/dimming';
import { getInterval, getRotationBoards } from '../../src/wall/board-rotation';
import { getPixelShift } from '../../src/kiosk/pixel-shift';
import { formatTitle, getSeverity, type TabState } from '../../src/board/tab-status';

const QUIET: TabState = { isLost: false, alerts: 0, accountsToCheck: 0, ringing: 0, calls: 0 };

it.each<[Partial<TabState>, string, string]>([
  [{}, 'quiet', 'Everyone'],
  [{ calls: 3 }, 'calls', 'Everyone'],
  [{ calls: 3, ringing: 2 }, 'ringing', '(2) Everyone'],
  [{ calls: 3, ringing: 2, accountsToCheck: 1 }, 'account', '⚠ (2) Everyone'],
  [{ ringing: 2, accountsToCheck: 1, alerts: 3 }, 'alert', '! 3 · ⚠ (2) Everyone'],
  [{ calls: 3, ringing: 2, accountsToCheck: 1, alerts: 1, isLost: true }, 'lost', '⚠ No connection — Everyone'],
])('sign_Of%j_IsTheWorst', (news, worst, title) => {
  const signs = { ...QUIET, ...news };
  expect(getSeverity(signs)).toBe(worst);
  expect(formatTitle(signs, 'Everyone')).toBe(title);
});

it.each([
  ['everyone', 'sales,support', ['everyone', 'sales', 'support']],
  ['everyone', ' sales ,,Sales,EVERYONE', ['everyone', 'sales']],
  ['everyone', '', ['everyone']],
  ['everyone', null, ['everyone']],
])('getRotationBoards_Of %s and %s_IsEachOnceItsOwnFirst', (home, rotate, boards) =>
  expect(getRotationBoards(home, rotate)).toEqual(boards),
);

it.each([
  [null, 30],
  ['12', 12],
  ['1', 5],
  ['99999', 3600],
  ['-3', 5],
  ['soon', 30],
  ['', 30],
])('getInterval_%s_Is%s', (every, seconds) => expect(getInterval(every)).toBe(seconds));

it.each<[boolean, boolean, boolean, number]>([
  [false, false, false, 1],
  [true, false, false, 0.3],
  [true, true, false, 1],
  [true, false, true, 0.8],
  [false, false, true, 1],
])('getLightLevel_OffHours %s Near %s Ringing %s_Is%s', (isOff, isNear, isRinging, left) =>
  expect(getLightLevel(isOff, 0.3, isNear, isRinging)).toBe(left),
);

it('getLightLevel_DimmedLessThanARingAsksFor_IsNotDimmedMoreByIt', () => expect(getLightLevel(true, 0.9, false, true)).toBe(0.9));

it('applyPixelShift_ForADay_GoesPixelByPixelToEveryPlaceOfTheSquare', () => {
  const places = new Set<string>();
  for (let minute = 0; minute < 1440; minute++) {
    const [now, next] = [getPixelShift(minute), getPixelShift(minute + 1)];
    expect(Math.max(now.x, now.y)).toBeLessThanOrEqual(4);
    expect(Math.min(now.x, now.y)).toBeGreaterThanOrEqual(0);
    expect(Math.max(Math.abs(now.x - next.x), Math.abs(now.y - next.y))).toBeLessThanOrEqual(1);
    places.add(`${now.x},${now.y}`);
  }
  expect(places.size).toBe(25);
});
