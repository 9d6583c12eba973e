// What a wall does as a display: it fills the screen, keeps it awake, and wears all its pixels alike.

import { shortcuts } from '../shared/keyboard-shortcuts';
import { getPixelShift } from './pixel-shift';

const MINUTE = 60_000;

export function startKioskMode(): void {
  shortcuts.register({ key: 'f', description: 'Full screen, or back', run: () => void toggleFullScreen() });
  document.addEventListener('visibilitychange', () => void requestWakeLock());
  void requestWakeLock();
  applyPixelShift();
}

async function toggleFullScreen(): Promise<void> {
  try {
    await (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
  } catch {
    // A browser that refuses says so itself.
  }
}

/** The browser takes the lock away whenever the page is hidden. */
async function requestWakeLock(): Promise<void> {
  if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
  try {
    await navigator.wakeLock.request('screen');
  } catch {
    // Not on this device, or its battery is low: the display then sleeps as it is set to.
  }
}

function applyPixelShift(): void {
  const minute = Math.floor(Date.now() / MINUTE);
  const { x, y } = getPixelShift(minute);
  // On the root and not on the page, which changes with every turn of a rotation.
  document.documentElement.style.setProperty('--shift', `${x}px ${y}px`);
  setTimeout(applyPixelShift, MINUTE - (Date.now() % MINUTE));
}
