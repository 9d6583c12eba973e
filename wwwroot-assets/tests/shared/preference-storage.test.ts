import { afterEach, expect, it, vi } from 'vitest';
import { forgetChoices } from '../../src/shared/preference-storage';

const storage = (names: readonly string[]) => {
  const kept: Record<string, string> = Object.fromEntries(names.map((name) => [name, '{}']));
  return Object.defineProperty(kept, 'removeItem', { value: (name: string) => delete kept[name], enumerable: false });
};

afterEach(() => vi.unstubAllGlobals());

it.each([
  ['https://host.example/worker.js', ['desk-own /phones/', 'somebody-elses']],
  ['https://host.example/phones/worker.js', ['desk-own', 'somebody-elses']],
])('forgetChoices_At %s_LeavesThoseOfOtherHosts', (href, left) => {
  const local = storage(['desk-own', 'desk-own /phones/', 'somebody-elses']);
  const session = storage(href.includes('phones') ? ['desk-return /phones/'] : ['desk-return']);
  vi.stubGlobal('location', { href });
  vi.stubGlobal('localStorage', local);
  vi.stubGlobal('sessionStorage', session);
  forgetChoices();
  expect(Object.keys(local)).toEqual(left);
  expect(Object.keys(session)).toEqual([]);
});
