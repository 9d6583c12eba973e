import { beforeEach, expect, test, vi } from 'vitest';
import { saveUserPhone, readUserPhones, sendUserPhones } from '../../../src/supervisor/page/user-phones';

const store = new Map<string, string>();

beforeEach(() => {
  store.clear();
  vi.stubGlobal('location', { href: 'https://host.example/supervisor' });
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => store.get(name) ?? null,
    setItem: (name: string, value: string) => void store.set(name, value),
  });
});

test('own phones are kept for each account, and forgotten one by one', () => {
  saveUserPhone('sydney', '120');
  saveUserPhone('perth', '7');
  expect(readUserPhones()).toEqual({ sydney: '120', perth: '7' });
  saveUserPhone('sydney', '121');
  saveUserPhone('perth', null);
  expect(readUserPhones()).toEqual({ sydney: '121' });
});

test('what is no number by account is not told to the server', () => {
  for (const broken of ['[1]', 'null', '"x"', '{', '{"sydney":7,"perth":{"a":1}}']) {
    store.set('desk-own', broken);
    expect(readUserPhones()).toEqual({});
  }
  store.set('desk-own', '{"sydney":"120"}');
  const told: unknown[] = [];
  sendUserPhones({ invokeMethodAsync: (method, ...args) => Promise.resolve(told.push(method, ...args)) });
  expect(told).toEqual(['SetUserPhones', { sydney: '120' }]);
});

test('own phones of a host below a path are not those of another below the same origin', () => {
  saveUserPhone('sydney', '120');
  vi.stubGlobal('location', { href: 'https://host.example/phones/' });
  expect(readUserPhones()).toEqual({});
  saveUserPhone('sydney', '7');
  vi.stubGlobal('location', { href: 'https://host.example/' });
  expect(readUserPhones()).toEqual({ sydney: '120' });
});
