import { expect, it } from 'vitest';
import { ServerClock } from '../../src/shared/server-clock';
import { MonotonicClock } from '../../src/shared/monotonic-clock';

const START = Date.parse('2026-11-21T06:00:00.000Z');

/** A screen whose clock can be set, and the server's clock as measured by it. */
function screen() {
  const it = { off: 0, passed: 0 };
  const steady = new MonotonicClock(
    () => START + it.off + it.passed,
    () => it.passed,
  );
  const server = new ServerClock(
    () => steady.now(),
    () => steady.jumps,
  );
  const frame = (): void => server.measure(new Date(START + it.passed).toISOString());
  frame();
  return { it, steady, server, frame };
}

it('monotonicClock_LeftAlone_IsTheScreensOwn', () => {
  const { it: own, steady } = screen();
  own.passed = 86_400_000;
  expect([steady.now(), steady.jumps]).toEqual([START + 86_400_000, 0]);
});

it('monotonicClock_SetBackAnHour_GoesOnByWhatPasses', () => {
  const { it: own, steady, server } = screen();
  own.off = -3_600_000;
  own.passed = 30_000;
  expect(steady.now()).toBe(START + 30_000);
  expect(server.now()).toBe(START + 30_000);
});

it('server_ScreenSetForwardHalfAMinute_IsTrueAgainWithTheNextFrame', () => {
  const { it: own, server, frame } = screen();
  own.passed = 5_000;
  own.off = 30_000;
  expect(server.now()).toBe(START + 35_000);
  frame();
  expect(server.now()).toBe(START + 5_000);
});

it('server_ScreenThatSlept_KnowsThatTimeWentBy', () => {
  // On some machines performance.now stops during sleep while the wall clock goes on.
  const { it: own, steady, server } = screen();
  own.off = 3_600_000;
  own.passed = 1_000;
  expect(server.now()).toBe(START + 3_601_000);
  expect(steady.jumps).toBe(1);
});
