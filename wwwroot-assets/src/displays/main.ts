// The page of all displays. Live values are fetched every few seconds; what the user types stays.

import { refreshDisplays } from './display-list';
import { timeoutSignal } from '../shared/timeout-signal';
import * as texts from '../texts/en';
import { format, formatTime } from '../texts/format';

const REFRESH_INTERVAL = 5_000;
const TIMEOUT = 8_000;

setInterval(() => {
  if (document.visibilityState === 'visible') void refreshPage();
}, REFRESH_INTERVAL);

async function refreshPage(): Promise<void> {
  try {
    const response = await fetch('displays', { cache: 'no-store', redirect: 'manual', signal: timeoutSignal(TIMEOUT) });
    if (!response.ok) throw new Error('There is no such page now.');
    const html = new DOMParser().parseFromString(await response.text(), 'text/html');
    refreshDisplays(document, html);
    showStatus('');
  } catch {
    showStatus(format(texts.displaysOutdated, { time: formatTime(new Date(refreshedAt)) }));
    return;
  }
  refreshedAt = Date.now();
}

let refreshedAt = Date.now();

function showStatus(text: string): void {
  const line = document.querySelector('[data-slot="displays-line"]');
  if (line && line.textContent !== text) line.textContent = text;
}
