import { afterEach, expect, it, vi } from 'vitest';
import { ask, asSent } from '../../src/connection/server-probe';

const PAGE = '<html><head><style nonce="a+b/c=">:root{--zoom:1.2}.tiles{--columns:10}</style></head><body></body></html>';

afterEach(() => vi.unstubAllGlobals());

it('ask_PageWithItsOwnStyle_ParsesNoStyleAndGivesItBack', async () => {
  let parsed = '';
  vi.stubGlobal('fetch', () => Promise.resolve({ ok: true, text: () => Promise.resolve(PAGE) }));
  vi.stubGlobal('DOMParser', class {
    parseFromString(html: string) {
      parsed = html;
      return { querySelector: () => null };
    }
  });
  expect(await ask('/wall/everyone', 'everyone')).toBe('foreign');
  expect(parsed).not.toContain('<style');
  expect(asSent(parsed)).toBe(PAGE);
});
