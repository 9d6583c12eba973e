// Keeps the board as it was last seen, so that a browser that is started while the server is down shows it with its age.

import { cacheOf, DOOR, hasAge, isOlder, rowsOf, snapshotOf, type Kept } from '../connection/offline-cache-format';
import { ask, asSent, type Fresh } from '../connection/server-probe';
import type { ScreenContext, ScreenPart } from './board-screen';
import type { Stage } from './board-surface';
import { steady } from '../shared/monotonic-clock';

const EVERY = 30_000;
const ASSETS = 'link[rel="stylesheet"][href], link[rel="icon"][href], script[src]';

export class Keeper implements ScreenPart {
  private keptAt = -Infinity;
  private isStopped = false;

  constructor(private readonly screen: ScreenContext, private readonly stage: () => Stage) {
    if (screen.page.dataset.kept !== undefined) void this.restore().catch(() => undefined);
  }

  painted(): void {
    // Browsers have it on https and loopback alone; and kept is what was heard now, not at the first beat after a sleep.
    if (!('caches' in window) || steady.now() - this.keptAt < EVERY) return;
    this.keptAt = steady.now();
    // A full disk, or a browser that keeps nothing: the board goes on without.
    void this.keep().catch(() => undefined);
  }

  stop(): void {
    this.isStopped = true;
  }

  private async keep(): Promise<void> {
    const { build, address } = this.stage();
    const { store, board, clock } = this.screen;
    const viewer = viewerOf(this.screen.page);
    const cache = await caches.open(cacheOf(build, viewer));
    const kept: Kept = { known: snapshotOf(store, board), ahead: clock.ahead };
    await cache.put(rowsOf(board), Response.json(kept));
    if (await cache.match(address)) return;
    const fresh = await ask(address, board);
    // A board that was left meanwhile was perhaps taken away: nothing of it is to be found here.
    if (typeof fresh === 'string' || fresh.build !== build || viewerOf(fresh.page) !== viewer || this.isStopped) return;
    if (this.screen.page.dataset.display !== undefined) await cache.put(DOOR, new Response(address));
    await keepPage(cache, address, fresh);
    for (const name of await caches.keys()) if (isOlder(name, build, viewer)) await caches.delete(name);
  }

  private async restore(): Promise<void> {
    const cache = await caches.open(cacheOf(this.screen.page.dataset.build ?? '', viewerOf(this.screen.page)));
    const kept = (await (await cache.match(rowsOf(this.screen.board)))?.json()) as Kept | undefined;
    if (kept && hasAge(kept, Date.now())) this.screen.restore(kept.known, kept.ahead);
  }
}

const viewerOf = (page: HTMLElement): string => page.dataset.viewer ?? '';

async function keepPage(cache: Cache, address: string, { document: html, page }: Fresh): Promise<void> {
  const found = [...html.querySelectorAll(ASSETS)].map((element) => element.getAttribute('href') ?? element.getAttribute('src') ?? '');
  for (const asset of found.map((path) => new URL(path, document.baseURI).href)) {
    if (!(await cache.match(asset))) await cache.add(asset);
  }
  // Its rows would pass for news at the next start, and its moment for now: the rows that are kept come with their own.
  for (const list of page.querySelectorAll('[data-list], [data-groups]')) {
    for (const row of [...list.children]) if (!row.hasAttribute('data-empty')) row.remove();
  }
  const clock = page.querySelector('[data-slot="clock"]');
  if (clock) clock.textContent = '';
  page.removeAttribute('data-now');
  page.dataset.kept = '';
  // One page for each board, whatever was asked for behind its address.
  await cache.delete(address, { ignoreSearch: true });
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  await cache.put(address, new Response(`<!DOCTYPE html>${asSent(html.documentElement.outerHTML)}`, { headers }));
}
