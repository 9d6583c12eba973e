// The pairing page of a display.

import { startKioskMode } from '../kiosk/kiosk-mode';
import { PairingClient, type PairingView, type PairingState } from './pairing-client';
import { shortcuts } from '../shared/keyboard-shortcuts';
import { clearOfflineBoards } from '../connection/offline-cache-format';
import { replaceContent, setText } from '../shared/dom-slots';
import { timeoutSignal } from '../shared/timeout-signal';
import * as texts from '../texts/en';
import { format } from '../texts/format';

const TIMEOUT = 8_000;
const STATES: readonly string[] = ['waiting', 'paired', 'boardless', 'busy', 'broken'];

const page = document.querySelector<HTMLElement>('[data-pairing]');
if (page) open(page);

function open(page: HTMLElement): void {
  const view: PairingView = {
    showCode(code, picture) {
      const slot = page.querySelector<HTMLElement>('[data-slot="code"]');
      if (slot)
        replaceContent(
          slot,
          ...[code.slice(0, 3), code.slice(3)].map((half) => Object.assign(document.createElement('span'), { textContent: half })),
        );
      slot?.setAttribute('aria-label', format(texts.pairingCode, { digits: [...code].join(' ') }));
      page.querySelector<HTMLImageElement>('[data-slot="picture"]')?.setAttribute('src', picture);
    },
    showValidity: (text) => setText(page, 'until', text),
    showNotice(state, heading, advice) {
      page.dataset.pairing = state;
      setText(page, 'heading', heading);
      setText(page, 'advice', advice);
    },
    showStatus(text, isLost) {
      setText(page, 'line', text);
      page.toggleAttribute('data-lost', isLost);
    },
    navigate: (to) => location.replace(to),
  };
  const shown = page.querySelector('[data-slot="code"]')?.textContent?.trim() ?? '';
  const client = new PairingClient(fetchState, view, shown, Number(page.dataset.seconds ?? 0));
  const poll = async (): Promise<void> => {
    const wait = await client.poll();
    if (wait !== null) setTimeout(() => void poll(), wait);
  };
  setTimeout(() => void poll(), TIMEOUT / 4);
  setInterval(() => {
    if (page.dataset.pairing === 'waiting') client.tick();
  }, 1000);
  // A cached board is one that this display may no longer see.
  if (page.dataset.pairing === 'waiting') void clearOfflineBoards();
  startKioskMode();
  shortcuts.listen();
  if ('serviceWorker' in navigator) void navigator.serviceWorker.register(new URL('worker.js', document.baseURI)).catch(() => undefined);
}

async function fetchState(): Promise<PairingState> {
  const response = await fetch('display/ask', { method: 'POST', cache: 'no-store', redirect: 'manual', signal: timeoutSignal(TIMEOUT) });
  const pairing = (await response.json()) as PairingState;
  // A proxy or a captive portal may have answered.
  if (!STATES.includes(pairing.state)) throw new Error('That was not this host.');
  return pairing;
}
