// The page of all displays: what it tells of them is fetched anew every few seconds, and what somebody types stays.

import { timeout } from '../shared/timeout-signal';

const EVERY = 5_000;
const PATIENCE = 8_000;

setInterval(() => {
  if (document.visibilityState === 'visible') void look();
}, EVERY);

async function look(): Promise<void> {
  try {
    const answer = await fetch('displays', { cache: 'no-store', redirect: 'manual', signal: timeout(PATIENCE) });
    if (!answer.ok) throw new Error('There is no such page now.');
    const html = new DOMParser().parseFromString(await answer.text(), 'text/html');
    refresh(document, html);
    said('');
  } catch {
    said(`The server does not answer; this is as of ${new Date(lookedAt).toLocaleTimeString('en-GB')}.`);
    return;
  }
  lookedAt = Date.now();
}

let lookedAt = Date.now();

function said(words: string): void {
  const place = document.querySelector('[data-slot="fleet-line"]');
  if (place && place.textContent !== words) place.textContent = words;
}

/** Takes over what is live. Another set of displays replaces the list, unless somebody is busy in it. */
export function refresh(shown: ParentNode, fresh: ParentNode): void {
  const [old, now] = [shown.querySelector('[data-fleet]'), fresh.querySelector('[data-fleet]')];
  if (!old || !now) return;
  if (ids(old) !== ids(now)) {
    if (!old.querySelector('details[open]') && !old.contains(document.activeElement)) old.replaceChildren(...[...now.children].map((child) => document.importNode(child, true)));
    return;
  }
  for (const row of old.querySelectorAll<HTMLElement>('[data-id]')) {
    const other = now.querySelector<HTMLElement>(`[data-id="${CSS.escape(row.dataset.id ?? '')}"]`);
    if (!other) continue;
    row.dataset.connected = other.dataset.connected ?? '';
    for (const place of row.querySelectorAll<HTMLElement>('[data-live]')) {
      const words = other.querySelector<HTMLElement>(`[data-live="${place.dataset.live ?? ''}"]`)?.textContent ?? '';
      if (place.textContent !== words) place.textContent = words;
    }
  }
}

const ids = (list: ParentNode): string => [...list.querySelectorAll<HTMLElement>('[data-id]')].map((row) => row.dataset.id).join();
