// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import { BoardHeader } from '../../src/board/board-header';
import { account, alert, call, find, iso, leg, extension, NOW, render, slot, storeOf } from '../support/board';

const COUNTS = ['busy', 'ringing', 'all', 'stale', 'up', 'due', 'calls', 'registrations', 'troubles'];
const PAGE = `<main data-page="wall"><h1 data-slot="title"></h1><span data-slot="clock"></span><span data-slot="link"></span>
  <ul data-list="accounts"></ul>${COUNTS.map((name) => `<b data-count="${name}"></b>`).join('')}<div class="tile" data-fresh="stale"></div></main>`;
const count = (name: string): string | null => find(`[data-count="${name}"]`).textContent;

beforeEach(() => {
  document.title = 'Sales';
  render(PAGE, 'account');
});

it('show_Board_WritesTitleAndAccounts', () => {
  new BoardHeader(storeOf({ accounts: [account('a'), account('b')] })).show();
  expect(slot(document, 'title')).toBe('Sales');
  expect(find('[data-list="accounts"]').children.length).toBe(2);
});

it('count_ShownStates_AreSummedByGroup', () => {
  const store = storeOf({ accounts: [account('a', { notice: 'x' }), account('sydney')], calls: [call('c')] });
  new BoardHeader(store).count(['OnCall', 'OnHold', 'Dialing', 'Ringing', 'Idle'], NOW);
  expect(Object.fromEntries(['busy', 'ringing', 'all', 'calls', 'troubles', 'stale'].map((name) => [name, count(name)]))).toEqual({
    busy: '3',
    ringing: '1',
    all: '5',
    calls: '1',
    troubles: '1',
    stale: '1',
  });
  expect(find('[data-count="registrations"]').hasAttribute('data-zero')).toBe(true);
  expect(find('[data-count="busy"]').hasAttribute('data-zero')).toBe(false);
});

it('count_WaitingCall_CountsAsRingingToo', () => {
  const store = storeOf({
    extensions: [extension('101', { state: 'OnCall' })],
    calls: [call('c', { state: 'Ringing', legs: [leg('1', { extension: 'sydney/101', state: 'Ringing' })] })],
  });
  new BoardHeader(store).count(['OnCall'], NOW);
  expect([count('busy'), count('ringing')]).toEqual(['1', '1']);
});

it('count_UnacknowledgedAlerts_ShowInTheTabsTitle', () => {
  const store = storeOf({ alerts: [alert('a'), alert('b', { acknowledgedAt: iso(-1) })] });
  new BoardHeader(store).count(['Ringing'], NOW);
  expect(document.title).toBe('! 1 · (1) Sales');
});

it('count_OnTheSupervisorPage_LeavesTheTitleAlone', () => {
  find('[data-page]').dataset.page = 'supervisor';
  new BoardHeader(storeOf({ alerts: [alert('a')] })).count(['Ringing'], NOW);
  expect(document.title).toBe('Sales');
});

it.each([
  ['live', NaN, 'Live'],
  ['connecting', NaN, 'Connecting…'],
  ['lost', NaN, 'Connection lost — showing what the page was loaded with'],
] as const)('showConnection_%s_SaysSo', (state, at, text) => {
  const header = new BoardHeader(storeOf());
  header.showConnection(state, at);
  expect(find('[data-page]').dataset.link).toBe(state);
  expect(slot(document, 'link')).toBe(text);
  expect(document.title.includes('No connection')).toBe(state === 'lost');
});

it('showConnection_LostToday_SaysTheTime_LostEarlier_TheDayToo', () => {
  vi.useFakeTimers({ now: new Date(2026, 10, 21, 15, 0) });
  const header = new BoardHeader(storeOf());
  header.showConnection('lost', new Date(2026, 10, 21, 14, 2, 11).getTime());
  expect(slot(document, 'link')).toBe('Connection lost — showing what was known at 14:02:11');
  header.showConnection('stale', new Date(2026, 10, 20, 14, 2, 11).getTime());
  expect(slot(document, 'link')).toBe('No news — showing what was known at 14:02:11 on 20 Nov');
  vi.useRealTimers();
});

it('tick_Clock_ShowsTheServersTime', () => {
  new BoardHeader(storeOf()).tick(new Date(2026, 10, 21, 9, 5, 7).getTime());
  expect(slot(document, 'clock')).toBe('09:05:07');
});
