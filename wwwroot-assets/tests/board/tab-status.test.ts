// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { TabStatus } from '../../src/board/tab-status';

const icon = (): string => decodeURIComponent(document.querySelector<HTMLLinkElement>('link[rel="icon"]')?.href ?? '');

beforeEach(() => {
  document.head.innerHTML = '<title>Sales</title><link rel="icon" href="favicon.svg" />';
});

it('update_Partly_KeepsTheRest', () => {
  const status = new TabStatus();
  status.update({ ringing: 2 });
  status.update({ accountsToCheck: 1 });
  expect(document.title).toBe('⚠ (2) Sales');
  status.update({ ringing: 0, accountsToCheck: 0 });
  expect(document.title).toBe('Sales');
});

it('update_EachSeverity_HasAnIconOfItsOwn', () => {
  const status = new TabStatus();
  const icons = [{}, { calls: 1 }, { ringing: 1 }, { accountsToCheck: 1 }, { alerts: 1 }, { isLost: true }].map((state) => {
    status.update(state);
    return icon();
  });
  expect(new Set(icons).size).toBe(6);
  expect(icons[0]).toContain('<svg');
});

it('update_PageWithoutAnIcon_StillHasItsTitle', () => {
  document.head.innerHTML = '<title>Sales</title>';
  new TabStatus().update({ isLost: true });
  expect(document.title).toBe('⚠ No connection — Sales');
});
