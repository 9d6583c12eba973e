// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { AccountList, needsAttention } from '../../src/board/account-list';
import type { Account, Failure } from '../../src/model/frames';
import { account, find, iso, NOW, render, slot, storeOf } from '../support/board';

const failure = (more: Partial<Failure> = {}): Failure => ({
  endpoint: 'presence',
  kind: 'Unavailable',
  message: 'No route to the phone system.',
  since: iso(-180),
  lastSuccessAt: iso(-185),
  nextTryAt: iso(12),
  ...more,
});

function shown(accounts: Account[], filter?: (account: Account) => boolean, now = NOW, seen = {}): HTMLElement[] {
  render('<ul data-list="accounts"></ul>', 'account');
  const list = new AccountList(find('ul'), 'account', storeOf({ accounts, seen }), filter);
  list.show();
  list.tick(now);
  return [...find('ul').children] as HTMLElement[];
}

const polled = { sydney: { presence: iso(-1), registrations: null, calls: null } };

it('show_SeveralAccounts_AreInOrderOfTheirIds', () => {
  const rows = shown([account('perth 10'), account('perth 9'), account('Sydney')]);
  expect(rows.map((row) => slot(row, 'id'))).toEqual(['Sydney', 'perth 9', 'perth 10']);
});

it('tick_AccountThatResponds_ShowsHealthAndAge', () => {
  const [row] = shown([account('sydney')], undefined, NOW, polled);
  expect(row?.dataset).toMatchObject({ health: 'Ok', fresh: 'fresh' });
  expect([slot(row!, 'health'), slot(row!, 'age'), slot(row!, 'lasting'), slot(row!, 'next')]).toEqual(['OK', '1 s ago', '', '']);
});

it('tick_AccountThatFails_ShowsDurationLastResponseAndNextTry', () => {
  const [row] = shown([account('sydney', { health: 'Unreachable', since: iso(-180), failure: failure() })], needsAttention);
  expect(row?.title).toBe('No route to the phone system.');
  expect(['message', 'lasting', 'answer', 'next'].map((name) => slot(row!, name))).toEqual([
    'No route to the phone system.',
    'for 3 min',
    'last answer 3 min ago',
    'next try in 12 s',
  ]);
});

it('tick_WhileFramesAreMissing_DoesNotGuessTheNextTry', () => {
  const [row] = shown([account('sydney', { failure: failure() })], undefined, NOW + 20_000);
  expect(slot(row!, 'next')).toBe('');
});

it('tick_EndpointThatWasStopped_NamesTheRemedy', () => {
  const [row] = shown([account('sydney', { failure: failure({ nextTryAt: null }) })]);
  expect(slot(row!, 'next')).toContain('press Try again');
});

it('show_OnlyThoseThatNeedAttention_LeavesOutTheOthers', () => {
  const rows = shown([account('a'), account('b', { failure: failure() }), account('c', { notice: 'A list is long.' })], needsAttention);
  expect(rows.map((row) => [slot(row, 'id'), slot(row, 'message')])).toEqual([
    ['b', 'No route to the phone system.'],
    ['c', 'A list is long.'],
  ]);
});

it('show_CallsOfNoExtension_AreCounted', () => {
  const [row] = shown([account('sydney', { unownedCalls: 2 })]);
  expect(slot(row!, 'unowned')).toBe('2 calls without a known extension');
});
