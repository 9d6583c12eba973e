// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import type { Call } from '../../src/model/frames';
import { CallPanel } from '../../src/wall/call-panel';
import { call, extension, find, iso, leg, NOW, render, slot, storeOf } from '../support/board';

function shown(...calls: Call[]): HTMLElement[] {
  render('<ul data-list="calls"></ul>', 'call', 'leg');
  const panel = new CallPanel(find('ul'), storeOf({ calls, extensions: [extension('101', { name: 'Jane' })] }));
  panel.show(false);
  panel.tick(NOW);
  return [...find('[data-list="calls"]').children] as HTMLElement[];
}

it('tick_AnsweredCall_ShowsItsDuration', () => {
  const [row] = shown(call('c'));
  expect(['from', 'to', 'direction', 'word', 'time', 'in-state'].map((name) => slot(row!, name))).toEqual([
    '0412341234',
    '101',
    'Inbound',
    'On a call',
    '1:05',
    '',
  ]);
});

it('tick_CallThatWasHeldLater_ShowsBothTimes', () => {
  const [row] = shown(call('c', { state: 'OnHold', stateSince: iso(-5) }));
  expect([slot(row!, 'time'), slot(row!, 'in-state'), row!.dataset.state]).toEqual(['1:05', '0:05', 'OnHold']);
});

it('tick_ParkedCall_IsShownAsParked', () => {
  const [row] = shown(call('c', { legs: [leg('1', { parked: true })] }));
  expect([row!.dataset.state, row!.querySelector('use')?.getAttribute('href')]).toEqual(['Parked', '#shape-Parked']);
});

it('tick_OutdatedCall_ShowsItsAge', () => {
  const [row] = shown(call('c', { observedAt: iso(-60) }));
  expect([slot(row!, 'time'), slot(row!, 'in-state'), row!.dataset.fresh]).toEqual(['1 min ago', '', 'stale']);
});

it('tick_CallThatIsTooOld_IsUnknown', () => {
  const [row] = shown(call('c', { observedAt: iso(-1000) }));
  expect([row!.dataset.state, slot(row!, 'word')]).toEqual(['Unknown', 'Unknown']);
});

it('show_PartiesThatAreWithheld_AreNamedSo', () => {
  const [row] = shown(call('c', { from: null, to: null, legs: [leg('1')] }));
  expect([slot(row!, 'from'), slot(row!, 'to'), slot(row!.querySelector('.leg')!, 'party')]).toEqual(['withheld', 'unknown', 'withheld']);
});

it('show_Legs_NameExtensionsAndStates', () => {
  const [row] = shown(call('c', { legs: [leg('1', { extension: 'sydney/101', held: true }), leg('2', { party: '0400' })] }));
  const legs = [...row!.querySelectorAll('.leg')];
  expect(legs.map((each) => [slot(each, 'party'), slot(each, 'word')])).toEqual([
    ['Jane 101', 'On hold'],
    ['0400', 'On a call'],
  ]);
});

it('show_RingingCall_IsFirst', () => {
  const rows = shown(call('talks'), call('rings', { state: 'Ringing', answeredAt: null }));
  expect(rows.map((row) => row.dataset.key)).toEqual(['rings', 'talks']);
});
