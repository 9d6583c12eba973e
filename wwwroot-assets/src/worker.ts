// The service worker. The server is asked first, always, so that no old build outlives its server; when it does not
// answer, a browser that is started anew is given the board that its page kept.

import { base } from './base';
import { DOOR } from './kept';
import { isBetter, kindOf } from './worker-rules';

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
  const kind = kindOf(request.method, request.mode, pathname.slice(base().length));
  if (kind === 'door') event.respondWith(enter(request));
  else if (kind !== 'none') event.respondWith(answer(request, kind === 'page'));
});

/** A display that is started while the server is down goes on with its board. An answer, whichever, is the server's to give. */
async function enter(request: Request): Promise<Response> {
  const kept = await caches.match(DOOR);
  if (!kept) return fetch(request);
  const home = Response.redirect(await kept.text());
  try {
    const fresh = await Promise.race([fetch(request), patience()]);
    return fresh.status >= 500 ? home : fresh;
  } catch {
    return home;
  }
}

async function answer(request: Request, isPage: boolean): Promise<Response> {
  const kept = (await caches.match(request.url)) ?? (isPage ? await caches.match(request.url, { ignoreSearch: true }) : undefined);
  if (!kept) return fetch(request);
  try {
    const fresh = await Promise.race([fetch(request), patience()]);
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
