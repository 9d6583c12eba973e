import { afterEach, expect, it, vi } from 'vitest';
import { fetchBoardPage, restoreStyle } from '../../src/connection/server-probe';

const PAGE = '<html><head><style nonce="a+b/c=">:root{--zoom:1.2}.tiles{--columns:10}</style></head><body></body></html>';

afterEach(() => vi.unstubAllGlobals());

it('fetchBoardPage_PageWithItsOwnStyle_ParsesNoStyleAndGivesItBack', async () => {
  let parsed = '';
  vi.stubGlobal('fetch', () => Promise.resolve({ ok: true, text: () => Promise.resolve(PAGE) }));
  vi.stubGlobal(
    'DOMParser',
    class {
      parseFromString(html: string) {
        parsed = html;
        return { querySelector: () => null };
      }
    },
  );
  expect(await fetchBoardPage('/wall/everyone', 'everyone')).toBe('not-a-board');
  expect(parsed).not.toContain('<style');
  expect(restoreStyle(parsed)).toBe(PAGE);
});
