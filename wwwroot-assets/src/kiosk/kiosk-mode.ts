// Kiosk mode: full screen, wake lock, and pixel shift against burn-in.

import { shortcuts } from '../shared/keyboard-shortcuts';
import { getPixelShift } from './pixel-shift';
import * as texts from '../texts/en';

const MINUTE = 60_000;

export function startKioskMode(): void {
  shortcuts.register({ key: 'f', description: texts.shortcutFullScreen, run: () => void toggleFullScreen() });
  document.addEventListener('visibilitychange', () => void requestWakeLock());
  void requestWakeLock();
  applyPixelShift();
}

async function toggleFullScreen(): Promise<void> {
  try {
    await (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
  } catch {
    // The browser itself shows why it refuses.
  }
}

/** Browsers release the lock whenever the page is hidden. */
async function requestWakeLock(): Promise<void> {
  if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
  try {
    await navigator.wakeLock.request('screen');
  } catch {
    // The device has no wake lock or its battery is low; the display sleeps as configured.
  }
}

function applyPixelShift(): void {
  const minute = Math.floor(Date.now() / MINUTE);
  const { x, y } = getPixelShift(minute);
  // Set on the root element, because a rotation replaces the page element.
  document.documentElement.style.setProperty('--shift', `${x}px ${y}px`);
  setTimeout(applyPixelShift, MINUTE - (Date.now() % MINUTE));
}
