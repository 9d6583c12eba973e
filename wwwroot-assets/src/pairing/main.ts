// The page of a TV that shows its code.

import { beDisplay } from '../kiosk/kiosk-mode';
import { Door, type DoorView, type Stand } from './pairing-client';
import { keys } from '../shared/keyboard-shortcuts';
import { forgetBoards } from '../connection/offline-cache-format';
import { fill, text } from '../shared/dom-slots';
import { timeout } from '../shared/timeout-signal';

const PATIENCE = 8_000;
const STANDS: readonly string[] = ['waiting', 'paired', 'boardless', 'busy', 'broken'];

const page = document.querySelector<HTMLElement>('[data-pairing]');
if (page) open(page);

function open(page: HTMLElement): void {
  const view: DoorView = {
    code(code, picture) {
      const place = page.querySelector<HTMLElement>('[data-slot="code"]');
      if (place) fill(place, ...[code.slice(0, 3), code.slice(3)].map((half) => Object.assign(document.createElement('span'), { textContent: half })));
      place?.setAttribute('aria-label', `The code: ${[...code].join(' ')}`);
      page.querySelector<HTMLImageElement>('[data-slot="picture"]')?.setAttribute('src', picture);
    },
    until: (words) => text(page, 'until', words),
    notice(state, heading, advice) {
      page.dataset.pairing = state;
      text(page, 'heading', heading);
      text(page, 'advice', advice);
    },
    line(words, isLost) {
      text(page, 'line', words);
      page.toggleAttribute('data-lost', isLost);
    },
    go: (to) => location.replace(to),
  };
  const shown = page.querySelector('[data-slot="code"]')?.textContent?.trim() ?? '';
  const door = new Door(ask, view, shown, Number(page.dataset.seconds ?? 0));
  const again = async (): Promise<void> => {
    const wait = await door.look();
    if (wait !== null) setTimeout(() => void again(), wait);
  };
  setTimeout(() => void again(), PATIENCE / 4);
  setInterval(() => {
    if (page.dataset.pairing === 'waiting') door.tick();
  }, 1000);
  // Whatever was kept here is of a board that this screen may see no more.
  if (page.dataset.pairing === 'waiting') void forgetBoards();
  beDisplay();
  keys.listen();
  if ('serviceWorker' in navigator) void navigator.serviceWorker.register(new URL('worker.js', document.baseURI)).catch(() => undefined);
}

async function ask(): Promise<Stand> {
  const answer = await fetch('display/ask', { method: 'POST', cache: 'no-store', redirect: 'manual', signal: timeout(PATIENCE) });
  const stand = (await answer.json()) as Stand;
  // The page of a proxy or of a network's sign-in is no answer of this host's.
  if (!STANDS.includes(stand.state)) throw new Error('That was not this host.');
  return stand;
}
