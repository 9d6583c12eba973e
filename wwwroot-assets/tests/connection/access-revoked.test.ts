import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { clearOfflineBoards } from '../../src/connection/offline-cache-format';
import { findRedirect } from '../../src/connection/access-revoked';
import { classifyRequest } from '../../src/worker/request-rules';

beforeEach(() => void vi.stubGlobal('location', { href: 'https://host.example/' }));
afterEach(() => vi.unstubAllGlobals());

function answer(status: number, refused: string | null, body: unknown = {}): void {
  const headers = new Headers(refused === null ? {} : { 'Presence-Refused': refused });
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(body), { status, headers })));
}

it.each<[string, number, string | null, string | null]>([
  ['this host to a display', 401, '/display', '/display'],
  ['this host to a display that is elsewhere', 403, '/display', '/display'],
  ['this host to a person', 401, '/sign-in?to=%2Fapi%2Fv1%2Fme', '/sign-in?to=%2Fwall%2Fsales%3Ftheme%3Dlight'],
  ['a proxy', 401, null, null],
  ['a captive portal', 403, null, null],
  ['a proxy without its host', 502, '/display', null],
  ['a database that does not work', 503, null, null],
  ['somebody in between who leads away', 401, 'https://elsewhere.example', null],
  ['somebody in between who leads away in short', 401, '//elsewhere.example', null],
])('findRedirect_RefusedBy %s_IsBelievedOrNot', async (_, status, way, expected) => {
  answer(status, way);
  expect(await findRedirect('sales', true, '/wall/sales?theme=light')).toBe(expected);
});

it('findRedirect_NoAnswerOrOneThatIsNoWordOfOurs_Stays', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new Error('no network')));
  expect(await findRedirect('sales', true, '/')).toBeNull();
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('<form>Sign in</form>')));
  expect(await findRedirect('sales', true, '/')).toBeNull();
});

it.each([
  [{ kind: 'Display', boards: ['Sales'] }, null],
  [{ kind: 'Display', boards: ['support'] }, '/display'],
  [{ kind: 'Demo', boards: [] }, '/display'],
  [{ kind: 'Person', boards: [] }, null],
])('findRedirect_LetInAs %j_Is %s', async (me, expected) => {
  answer(200, null, me);
  expect(await findRedirect('sales', true, '/')).toBe(expected);
});

it('findRedirect_InTheDemoWithoutBeingADisplay_Stays', async () => {
  answer(200, null, { kind: 'Demo', boards: [] });
  expect(await findRedirect('sales', false, '/')).toBeNull();
});

it('clearOfflineBoards_DropsEveryBoardThatIsKeptAndNothingElse', async () => {
  const names = new Set(['dashboard-/#a', 'dashboard-/#b', 'dashboard-a', 'dashboard-/phones/#a', 'somebody-elses']);
  const caches = { keys: () => Promise.resolve([...names]), delete: (name: string) => Promise.resolve(names.delete(name)) };
  vi.stubGlobal('caches', caches);
  vi.stubGlobal('window', { caches });
  await clearOfflineBoards();
  expect([...names]).toEqual(['dashboard-/phones/#a', 'somebody-elses']);
});

it('classifyRequest_DisplayPage_IsADisplayEntry', () => {
  expect(classifyRequest('GET', 'navigate', 'display')).toBe('display-entry');
  expect(classifyRequest('POST', 'cors', 'display/ask')).toBe('none');
  expect(classifyRequest('GET', 'navigate', 'displays')).toBe('none');
});

it.each([
  [401, '/phones/sign-in?to=%2Fphones%2Fapi%2Fv1%2Fme', '/phones/sign-in?to=%2Fphones%2Fwall%2Fsales'],
  [403, '/phones/display', '/phones/display'],
])('findRedirect_BelowAPath_%sWith %s_StaysBelowIt', async (status, way, expected) => {
  vi.stubGlobal('document', { baseURI: 'https://host.example/phones/' });
  answer(status, way);
  expect(await findRedirect('sales', true, '/phones/wall/sales')).toBe(expected);
  answer(200, null, { kind: 'Display', boards: ['support'] });
  expect(await findRedirect('sales', true, '/phones/wall/sales')).toBe('/phones/display');
});
