import { expect, it } from 'vitest';
import { RecoverySchedule, type RecoveryStep } from '../../src/connection/watchdog';

/** The steps within the given seconds, each with its second. */
function climb(ladder: RecoverySchedule, seconds: number, isVisible = true, elapsed = 1000): [RecoveryStep, number][] {
  const steps: [RecoveryStep, number][] = [];
  for (let second = 1; second <= seconds; second++) {
    const step = ladder.tick(elapsed, isVisible);
    if (step !== 'none') steps.push([step, second]);
  }
  return steps;
}

it('ladder_NothingPainted_IsClimbedRungByRungAndThenReloadsForEver', () =>
  expect(climb(new RecoverySchedule(() => 0.5), 340)).toEqual([
    ['stale', 12],
    ['reconnect', 20],
    ['renew', 45],
    ['reload', 150],
    ['reload', 240],
    ['reload', 330],
  ]));

it('ladder_Reload_IsSpreadOverAMinute', () => {
  const reloadOf = (chance: number) => climb(new RecoverySchedule(() => chance), 200).find(([step]) => step === 'reload')?.[1];
  expect([reloadOf(0), reloadOf(1)]).toEqual([120, 180]);
});

it('ladder_PaintedEachFiveSeconds_IsNotClimbed', () => {
  const ladder = new RecoverySchedule();
  for (let beat = 0; beat < 100; beat++) {
    expect(climb(ladder, 5)).toEqual([]);
    ladder.painted();
  }
});

it('ladder_PaintedAfterAFewRungs_StartsFromTheFloor', () => {
  const ladder = new RecoverySchedule();
  climb(ladder, 50);
  ladder.painted();
  expect(climb(ladder, 20)).toEqual([
    ['stale', 12],
    ['reconnect', 20],
  ]);
});

it('ladder_HiddenPage_CountsNothing', () => {
  const ladder = new RecoverySchedule();
  climb(ladder, 11);
  expect(climb(ladder, 3600, false)).toEqual([]);
  expect(climb(ladder, 12)).toEqual([['stale', 12]]);
});

it.each([3_600_000, -3_600_000])('ladder_ClockThatJumpsBy%s_CountsNothing', (elapsed) => {
  const ladder = new RecoverySchedule();
  climb(ladder, 11);
  expect(ladder.tick(elapsed, true)).toBe('none');
  expect(climb(ladder, 11)).toEqual([]);
});
