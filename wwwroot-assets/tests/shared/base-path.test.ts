import { afterEach, expect, it, vi } from 'vitest';
import { getBasePath, toHostPath, toStorageName } from '../../src/shared/base-path';

afterEach(() => vi.unstubAllGlobals());

it.each([
  ['https://host.example/', '/', '/wall/sales', 'views'],
  ['https://host.example/phones/', '/phones/', '/phones/wall/sales', 'views /phones/'],
])('basePath_OfAPageWithBase %s', (baseURI, base, path, name) => {
  vi.stubGlobal('document', { baseURI });
  expect([getBasePath(), toHostPath('wall/sales'), toStorageName('views')]).toEqual([base, path, name]);
});

it('basePath_OfTheWorker_IsTheFolderOfItsScript', () => {
  vi.stubGlobal('location', { href: 'https://host.example/phones/worker.js' });
  expect(getBasePath()).toBe('/phones/');
});
