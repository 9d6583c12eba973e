// Caches the board, so that a browser that starts while the server is down shows it with its age.

import {
  getCacheName,
  DISPLAY_ENTRY,
  isAgeKnown,
  isOutdatedCache,
  getSnapshotPath,
  toSnapshot,
  type OfflineBoardState,
} from '../connection/offline-cache-format';
import { fetchBoardPage, restoreStyle, type BoardPage } from '../connection/server-probe';
import type { ScreenContext, ScreenPart } from './board-screen';
import type { BoardSurface } from './board-surface';
import { monotonicClock } from '../shared/monotonic-clock';

const SAVE_INTERVAL = 30_000;
const ASSET_SELECTOR = 'link[rel="stylesheet"][href], link[rel="icon"][href], script[src]';

export class OfflineCache implements ScreenPart {
  private savedAt = -Infinity;
  private isStopped = false;

  constructor(
    private readonly screen: ScreenContext,
    private readonly getSurface: () => BoardSurface,
  ) {
    if (screen.page.dataset.kept !== undefined) void this.restore().catch(() => undefined);
  }

  painted(): void {
    // The Cache API exists only on https and localhost. The monotonic clock is used because the server clock lags
    // until the first beat after a sleep.
    if (!('caches' in window) || monotonicClock.now() - this.savedAt < SAVE_INTERVAL) return;
    this.savedAt = monotonicClock.now();
    // When the disk is full or storage is disabled, the board works without a cache.
    void this.save().catch(() => undefined);
  }

  stop(): void {
    this.isStopped = true;
  }

  private async save(): Promise<void> {
    const { build, address } = this.getSurface();
    const { store, board, clock } = this.screen;
    const viewer = getViewer(this.screen.page);
    const cache = await caches.open(getCacheName(build, viewer));
    const state: OfflineBoardState = { known: toSnapshot(store, board), ahead: clock.ahead };
    await cache.put(getSnapshotPath(board), Response.json(state));
    if (await cache.match(address)) return;
    const served = await fetchBoardPage(address, board);
    // Access to a board that was left meanwhile may have been revoked; its page is not cached.
    if (typeof served === 'string' || served.build !== build || getViewer(served.page) !== viewer || this.isStopped) return;
    if (this.screen.page.dataset.display !== undefined) await cache.put(DISPLAY_ENTRY, new Response(address));
    await savePage(cache, address, served);
    for (const name of await caches.keys()) if (isOutdatedCache(name, build, viewer)) await caches.delete(name);
  }

  private async restore(): Promise<void> {
    const cache = await caches.open(getCacheName(this.screen.page.dataset.build ?? '', getViewer(this.screen.page)));
    const state = (await (await cache.match(getSnapshotPath(this.screen.board)))?.json()) as OfflineBoardState | undefined;
    if (state && isAgeKnown(state, Date.now())) this.screen.restore(state.known, state.ahead);
  }
}

const getViewer = (page: HTMLElement): string => page.dataset.viewer ?? '';

/** The fonts that the board's names have needed. The style sheet names them, not the page. */
const getFontAddresses = (): string[] => {
  const folder = new URL('fonts/', document.baseURI).href;
  return performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => name.startsWith(folder));
};

async function savePage(cache: Cache, address: string, { document: html, page }: BoardPage): Promise<void> {
  const found = [...html.querySelectorAll(ASSET_SELECTOR)].map(
    (element) => element.getAttribute('href') ?? element.getAttribute('src') ?? '',
  );
  const assets = found.map((path) => new URL(path, document.baseURI).href);
  for (const asset of [...assets, ...getFontAddresses()]) {
    if (!(await cache.match(asset))) await cache.add(asset);
  }
  // Cached rows and times in the page would pass for current data at the next start. The cached snapshot has its own
  // times.
  for (const list of page.querySelectorAll('[data-list], [data-groups]')) {
    for (const row of [...list.children]) if (!row.hasAttribute('data-empty')) row.remove();
  }
  const clock = page.querySelector('[data-slot="clock"]');
  if (clock) clock.textContent = '';
  page.removeAttribute('data-now');
  page.dataset.kept = '';
  // One page for each board, whatever its query is.
  await cache.delete(address, { ignoreSearch: true });
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  await cache.put(address, new Response(`<!DOCTYPE html>${restoreStyle(html.documentElement.outerHTML)}`, { headers }));
}
