import { afterEach, expect, it, vi } from 'vitest';
import { clearPreferences } from '../../src/shared/preference-storage';

const storage = (names: readonly string[]) => {
  const kept: Record<string, string> = Object.fromEntries(names.map((name) => [name, '{}']));
  return Object.defineProperty(kept, 'removeItem', { value: (name: string) => delete kept[name], enumerable: false });
};

afterEach(() => vi.unstubAllGlobals());

it.each([
  ['https://host.example/worker.js', ['desk-own /phones/', 'somebody-elses']],
  ['https://host.example/phones/worker.js', ['desk-own', 'somebody-elses']],
])('clearPreferences_At %s_LeavesThoseOfOtherHosts', (href, left) => {
  const local = storage(['desk-own', 'desk-own /phones/', 'somebody-elses']);
  const session = storage(href.includes('phones') ? ['desk-return /phones/'] : ['desk-return']);
  vi.stubGlobal('location', { href });
  vi.stubGlobal('localStorage', local);
  vi.stubGlobal('sessionStorage', session);
  clearPreferences();
  expect(Object.keys(local)).toEqual(left);
  expect(Object.keys(session)).toEqual([]);
});
