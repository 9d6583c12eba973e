// The service worker. It always asks the server first, so that no old build is used while the server is available.
// Without a response it returns the board that the page cached. Caches belong to one viewer: they are deleted when a
// page arrives for another.

import { getBasePath } from '../shared/base-path';
import { DISPLAY_ENTRY, clearOfflineBoards, VIEWER_HEADER } from '../connection/offline-cache-format';
import { canReplaceOfflinePage, isSignOut, classifyRequest } from './request-rules';

/** The part of the worker scope that is used here; the compiler knows only the scope of pages. */
interface WorkerEvent extends Event {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
  waitUntil(done: Promise<unknown>): void;
}
interface WorkerScope {
  addEventListener(name: string, listener: (event: WorkerEvent) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
}

/** Longer than a slow response, shorter than a viewer waits at a blank screen. */
const RESPONSE_TIMEOUT = 5_000;
const scope = self as unknown as WorkerScope;

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin || !pathname.startsWith(getBasePath())) return;
  const path = pathname.slice(getBasePath().length);
  const kind = classifyRequest(request.method, request.mode, path);
  if (request.mode === 'navigate') {
    if (isSignOut(request.method, path)) event.waitUntil(clearOfflineBoards());
    const response = fetch(request);
    // The response may arrive after a cached board was returned in its place.
    event.waitUntil(response.then(clearOtherViewers).catch(() => undefined));
    event.respondWith(
      kind === 'display-entry' ? respondToDisplay(response) : kind === 'page' ? respond(request, response, true) : response,
    );
  } else if (kind === 'asset') event.respondWith(respond(request, fetch(request), false));
});

async function clearOtherViewers(page: Response): Promise<void> {
  const viewer = page.headers.get(VIEWER_HEADER);
  if (viewer !== null) await clearOfflineBoards(viewer);
}

/** A display that starts while the server is down shows its cached board. Any response below 500 is passed on. */
async function respondToDisplay(network: Promise<Response>): Promise<Response> {
  const cached = await caches.match(DISPLAY_ENTRY);
  if (!cached) return network;
  const redirect = Response.redirect(await cached.text());
  try {
    const fresh = await Promise.race([network, rejectAfterTimeout()]);
    return fresh.status >= 500 ? redirect : fresh;
  } catch {
    return redirect;
  }
}

async function respond(request: Request, network: Promise<Response>, isPage: boolean): Promise<Response> {
  const cached = (await caches.match(request.url)) ?? (isPage ? await caches.match(request.url, { ignoreSearch: true }) : undefined);
  if (!cached) return network;
  try {
    const fresh = await Promise.race([network, rejectAfterTimeout()]);
    const isWanted = isPage ? canReplaceOfflinePage(fresh.status, fresh.headers.has('presence-board')) : fresh.ok;
    return isWanted ? fresh : cached;
  } catch {
    return cached;
  }
}

const rejectAfterTimeout = (): Promise<never> =>
  new Promise((_, reject) => {
    setTimeout(() => reject(new Error('The server does not answer.')), RESPONSE_TIMEOUT);
  });
