import { beforeEach, expect, it, vi } from 'vitest';
import { getCacheName } from '../../src/connection/offline-cache-format';

// The browser's caches by name, and the requests to the worker.
type Handler = (event: unknown) => void;
const handlers = new Map<string, Handler>();
let kept: Map<string, Map<string, string>>;
let server: (request: { url: string }) => Promise<Response>;

const JANE = cacheOfHost('person-1');
const ANNA = cacheOfHost('person-2');
const WALL = 'https://host.example/wall/sales';

function cacheOfHost(viewer: string): string {
  vi.stubGlobal('location', { href: 'https://host.example/worker.js', origin: 'https://host.example' });
  return getCacheName('build', viewer);
}

beforeEach(async () => {
  kept = new Map([
    [JANE, new Map([[WALL, 'the board as Jane saw it']])],
    ['somebody-elses', new Map()],
  ]);
  vi.stubGlobal('location', { href: 'https://host.example/worker.js', origin: 'https://host.example' });
  vi.stubGlobal('self', {
    addEventListener: (name: string, handler: Handler) => handlers.set(name, handler),
    skipWaiting: () => undefined,
    clients: {},
  });
  vi.stubGlobal('fetch', (request: { url: string }) => server(request));
  vi.stubGlobal('caches', {
    keys: async () => [...kept.keys()],
    delete: async (name: string) => kept.delete(name),
    match: async (url: string) => {
      const found = [...kept.values()].map((cache) => cache.get(url)).find((text) => text !== undefined);
      return found === undefined ? undefined : new Response(found);
    },
  });
  await import('../../src/worker/service-worker');
});

/** Runs a navigation with everything the worker does for it. */
async function open(url: string, method = 'GET'): Promise<string> {
  const done: Promise<unknown>[] = [];
  let answer: Promise<Response> = Promise.reject(new Error('not answered'));
  answer.catch(() => undefined);
  handlers.get('fetch')?.({
    request: { url, method, mode: 'navigate' },
    respondWith: (given: Promise<Response>) => void (answer = given),
    waitUntil: (work: Promise<unknown>) => void done.push(work),
  });
  const text = await answer.then((response) => response.text()).catch(() => 'nothing');
  await Promise.all(done);
  return text;
}

const page = (text: string, viewer?: string) => async () =>
  new Response(text, { headers: viewer === undefined ? {} : { 'presence-viewer': viewer, 'presence-board': 'sales' } });
const away = async (): Promise<Response> => Promise.reject(new Error('away'));

it('page_ServerAway_IsTheOneKeptForWhoWasShownIt', async () => {
  server = away;
  expect(await open(WALL)).toBe('the board as Jane saw it');
});

it.each([['none'], ['person-2'], ['display-1'], ['demo']])('anyPage_For_%s_ForgetsWhatWasKeptForAnother', async (viewer) => {
  server = page('a page', viewer);
  expect(await open('https://host.example/sign-in')).toBe('a page');
  expect([...kept.keys()]).toEqual(['somebody-elses']);
  server = away;
  expect(await open(WALL)).toBe('nothing');
});

it('board_ForAnother_IsTheirsAndForgetsWhatWasKept', async () => {
  kept.set(ANNA, new Map());
  server = page('the board as Anna sees it', 'person-2');
  expect(await open(WALL)).toBe('the board as Anna sees it');
  expect([...kept.keys()]).toEqual(['somebody-elses', ANNA]);
});

it.each([['person-1'], [undefined]])('page_For_%s_KeepsWhatIsKept', async (viewer) => {
  server = page('a page', viewer);
  await open('https://host.example/me');
  expect([...kept.keys()]).toContain(JANE);
});

it('signOut_ServerAway_ForgetsAllTheSame', async () => {
  server = away;
  await open('https://host.example/sign-out', 'POST');
  expect([...kept.keys()]).toEqual(['somebody-elses']);
  expect(await open(WALL)).toBe('nothing');
});
