// The service worker. The server is asked first, always, so that no old build outlives its server; when it does not
// answer, a browser that is started anew is given the board that its page kept. What is kept is for who was shown it: as soon
// as any page comes for somebody else, or for nobody, it is forgotten.

import { base } from '../shared/base-path';
import { DOOR, forgetBoards, VIEWER } from '../connection/offline-cache-format';
import { isBetter, isSignOut, kindOf } from './request-rules';

/** The part of a worker's scope that is used here; the compiler knows the scope of pages only. */
interface WorkerEvent extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
  waitUntil(done: Promise<unknown>): void;
}
interface Scope {
  addEventListener(name: string, listener: (event: WorkerEvent) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
}

/** Longer than a slow server, shorter than anybody's patience with a blank screen. */
const PATIENCE = 5_000;
const scope = self as unknown as Scope;

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin || !pathname.startsWith(base())) return;
  const path = pathname.slice(base().length);
  const kind = kindOf(request.method, request.mode, path);
  if (request.mode === 'navigate') {
    if (isSignOut(request.method, path)) event.waitUntil(forgetBoards());
    const asked = fetch(request);
    // The answer may come after a kept board was given in its place.
    event.waitUntil(asked.then(look).catch(() => undefined));
    event.respondWith(kind === 'door' ? enter(asked) : kind === 'page' ? answer(request, asked, true) : asked);
  } else if (kind === 'asset') event.respondWith(answer(request, fetch(request), false));
});

async function look(page: Response): Promise<void> {
  const viewer = page.headers.get(VIEWER);
  if (viewer !== null) await forgetBoards(viewer);
}

/** A display that is started while the server is down goes on with its board. An answer, whichever, is the server's to give. */
async function enter(asked: Promise<Response>): Promise<Response> {
  const kept = await caches.match(DOOR);
  if (!kept) return asked;
  const home = Response.redirect(await kept.text());
  try {
    const fresh = await Promise.race([asked, patience()]);
    return fresh.status >= 500 ? home : fresh;
  } catch {
    return home;
  }
}

async function answer(request: Request, asked: Promise<Response>, isPage: boolean): Promise<Response> {
  const kept = (await caches.match(request.url)) ?? (isPage ? await caches.match(request.url, { ignoreSearch: true }) : undefined);
  if (!kept) return asked;
  try {
    const fresh = await Promise.race([asked, patience()]);
    const isWanted = isPage ? isBetter(fresh.status, fresh.headers.has('presence-board')) : fresh.ok;
    return isWanted ? fresh : kept;
  } catch {
    return kept;
  }
}

const patience = (): Promise<never> =>
  new Promise((_, give) => {
    setTimeout(() => give(new Error('The server does not answer.')), PATIENCE);
  });
