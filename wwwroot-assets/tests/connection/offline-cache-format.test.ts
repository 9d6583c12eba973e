import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ServerClock } from '../../src/shared/server-clock';
import type { Extension, Snapshot } from '../../src/model/frames';
import { getCacheName, isAgeKnown, isOutdatedCache, toSnapshot } from '../../src/connection/offline-cache-format';
import { BoardStore } from '../../src/connection/board-store';
import { canReplaceOfflinePage, classifyRequest } from '../../src/worker/request-rules';

const AT = '2026-11-21T06:00:00.000Z';
const EXTENSION = { key: 'sydney/101', account: 'sydney', number: '101', state: 'Ringing' } as Extension;
const KNOWN: Snapshot = {
  kind: 'snapshot',
  epoch: 'e',
  version: 7,
  at: AT,
  seen: { sydney: { presence: AT, registrations: null, calls: null } },
  board: { id: 'everyone', title: 'Everyone' },
  extensions: [EXTENSION],
  registrations: [],
  calls: [],
  accounts: [],
  alerts: [],
};

beforeEach(() => void vi.stubGlobal('location', { href: 'https://host.example/worker.js' }));
afterEach(() => vi.unstubAllGlobals());

it('toSnapshot_AStore_IsWhatTheHubWouldTell', () => {
  const store = new BoardStore();
  store.apply(KNOWN);
  expect(toSnapshot(store, 'everyone')).toEqual(KNOWN);
});

it('formatTime_Restored_TellsTheTrueAgeOfWhatWasKept', () => {
  let local = Date.parse(AT) + 60_000;
  const before = new ServerClock(() => local);
  before.measure(AT);
  const after = new ServerClock(() => local);
  after.restore(before.ahead);
  local += 3_600_000;
  expect(after.now() - Date.parse(AT)).toBe(3_600_000);
});

it.each([
  [0, true],
  [3_600_000, true],
  [-1, false],
])('isAgeKnown_ClockBy%s_Is%s', (later, expected) =>
  expect(isAgeKnown({ known: KNOWN, ahead: -500 }, Date.parse(AT) + 500 + later)).toBe(expected),
);

it('cache_OfAnotherBuildOrViewer_IsOlder', () => {
  expect(isOutdatedCache(getCacheName('a', 'person-1'), 'b', 'person-1')).toBe(true);
  expect(isOutdatedCache(getCacheName('b', 'person-1'), 'b', 'person-1')).toBe(false);
  expect(isOutdatedCache(getCacheName('b', 'person-2'), 'b', 'person-1')).toBe(true);
  expect(isOutdatedCache('somebody-elses', 'b', 'person-1')).toBe(false);
  expect(isOutdatedCache('dashboard-a', 'b', 'person-1')).toBe(true);
});

it('cache_OfAHostBelowAnotherPath_IsNotOurs', () => {
  const root = getCacheName('a', 'demo');
  vi.stubGlobal('location', { href: 'https://host.example/phones/worker.js' });
  expect([isOutdatedCache(root, 'b', 'demo'), isOutdatedCache(getCacheName('a', 'demo'), 'b', 'demo')]).toEqual([false, true]);
  const below = getCacheName('a', 'demo');
  vi.stubGlobal('location', { href: 'https://host.example/worker.js' });
  expect(isOutdatedCache(below, 'b', 'demo')).toBe(false);
});

it.each([
  ['GET', 'navigate', 'wall/everyone', 'page'],
  ['GET', 'navigate', 'team/sales', 'page'],
  ['GET', 'no-cors', 'js/board.abc.js', 'asset'],
  ['GET', 'no-cors', 'css/wall.css', 'asset'],
  ['GET', 'no-cors', 'favicon.abc.svg', 'asset'],
  ['POST', 'navigate', 'wall/everyone', 'none'],
  ['GET', 'cors', 'wall/everyone', 'none'],
  ['GET', 'navigate', '', 'none'],
  ['GET', 'navigate', 'diagnostics', 'none'],
  ['GET', 'cors', 'api/v1/extensions', 'none'],
  ['GET', 'cors', 'hubs/presence', 'none'],
  ['GET', 'cors', 'metrics', 'none'],
  ['GET', 'cors', 'health/live', 'none'],
])('worker_%s %s %s_Is %s', (method, mode, path, kind) => expect(classifyRequest(method, mode, path)).toBe(kind));

it.each<[string, number, boolean, boolean]>([
  ['board', 200, true, true],
  ['word that there is none', 404, false, true],
  ['sign-in in its place', 200, false, false],
  ['redirect to a sign-in', 0, false, false],
  ['refusal', 403, false, false],
  ['error of a proxy', 502, false, false],
])('worker_%s_TakesTheKeptBoardsPlaceOrNot', (_, status, isBoard, expected) =>
  expect(canReplaceOfflinePage(status, isBoard)).toBe(expected),
);
