import { afterEach, expect, it, vi } from 'vitest';
import { addListener } from '../../src/shared/abortable-listener';
import { timeoutSignal } from '../../src/shared/timeout-signal';

afterEach(() => void vi.useRealTimers());

it('addListener_AfterTheAbort_IsNotCalled', () => {
  const [target, controller, handler] = [new EventTarget(), new AbortController(), vi.fn()];
  addListener(target, 'ping', handler, controller.signal);
  target.dispatchEvent(new Event('ping'));
  controller.abort();
  target.dispatchEvent(new Event('ping'));
  expect(handler).toHaveBeenCalledTimes(1);
});

it('timeoutSignal_AtItsTime_IsAborted', () => {
  vi.useFakeTimers();
  const signal = timeoutSignal(8_000);
  vi.advanceTimersByTime(7_999);
  expect(signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(signal.aborted).toBe(true);
});
