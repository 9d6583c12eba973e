// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { getPixelShift } from '../../src/kiosk/pixel-shift';
import { startKioskMode } from '../../src/kiosk/kiosk-mode';
import { shortcuts } from '../../src/shared/keyboard-shortcuts';

const request = vi.fn(() => Promise.resolve({}));
const fullScreen = { enter: vi.fn(() => Promise.resolve()), exit: vi.fn(() => Promise.resolve()) };
let isVisible = true;
const press = () => shortcuts.all.find((shortcut) => shortcut.key === 'f')?.run();

beforeEach(() => {
  vi.useFakeTimers({ now: 600_000_000 });
  request.mockClear();
  fullScreen.enter.mockClear();
  fullScreen.exit.mockClear();
  isVisible = true;
  Object.defineProperty(navigator, 'wakeLock', { value: { request }, configurable: true });
  Object.defineProperty(document, 'visibilityState', { get: () => (isVisible ? 'visible' : 'hidden'), configurable: true });
  Object.assign(document, { exitFullscreen: fullScreen.exit });
  Object.assign(document.documentElement, { requestFullscreen: fullScreen.enter });
  startKioskMode();
});
afterEach(() => {
  vi.clearAllTimers();
  vi.useRealTimers();
  Reflect.deleteProperty(document, 'visibilityState');
  Reflect.deleteProperty(document, 'fullscreenElement');
  Reflect.deleteProperty(navigator, 'wakeLock');
});

it('start_KeepsTheScreenAwake', () => expect(request).toHaveBeenCalledWith('screen'));

it('visible_Again_TakesTheLockAgain', () => {
  request.mockClear();
  isVisible = false;
  document.dispatchEvent(new Event('visibilitychange'));
  expect(request).not.toHaveBeenCalled();
  isVisible = true;
  document.dispatchEvent(new Event('visibilitychange'));
  expect(request).toHaveBeenCalled();
});

it('shift_EachMinute_MovesThePage', () => {
  const shift = (): string => document.documentElement.style.getPropertyValue('--shift');
  const at = (minute: number): string => `${getPixelShift(minute).x}px ${getPixelShift(minute).y}px`;
  expect(shift()).toBe(at(10_000));
  vi.advanceTimersByTime(60_000);
  expect(shift()).toBe(at(10_001));
});

it('key_F_EntersFullScreenAndLeavesIt', () => {
  Object.defineProperty(document, 'fullscreenElement', { value: null, configurable: true });
  press();
  expect(fullScreen.enter).toHaveBeenCalledTimes(1);
  Object.defineProperty(document, 'fullscreenElement', { value: document.documentElement, configurable: true });
  press();
  expect(fullScreen.exit).toHaveBeenCalledTimes(1);
});
