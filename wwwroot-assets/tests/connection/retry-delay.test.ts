import { expect, it } from 'vitest';
import { getRetryDelay } from '../../src/connection/board-connection';

const SCREENS = 2_000;

it('getRetryDelay_AttemptAfterAttempt_StaysWithinTenSecondsAndIsNeverTwiceAtOnce', () => {
  expect(getRetryDelay(0, () => 0)).toBe(0);
  expect(getRetryDelay(0, () => 1)).toBe(6_000);
  expect(getRetryDelay(1, () => 0)).toBe(5_000);
  expect(getRetryDelay(30, () => 1)).toBe(10_000);
});

it('getRetryDelay_TwoThousandScreensOfOneServerThatIsAwayAMinute_ComeAFewHundredASecond', () => {
  const random = seeded(7);
  const tries = new Array<number>(90).fill(0);
  for (let screen = 0; screen < SCREENS; screen++) {
    let at = 0;
    for (let attempt = 0; at < 60_000; attempt++) {
      at += getRetryDelay(attempt, random);
      const second = Math.floor(at / 1000);
      tries[second] = (tries[second] ?? 0) + 1;
    }
  }
  expect(Math.max(...tries)).toBeLessThan(420);
});

/** A deterministic random sequence. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
