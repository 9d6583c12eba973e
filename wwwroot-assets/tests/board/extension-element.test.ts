// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { tickExtension, updateExtension } from '../../src/board/extension-element';
import type { Call, Extension } from '../../src/model/frames';
import { cloneTemplate } from '../../src/shared/dom-slots';
import { call, extension, iso, leg, NOW, render, slot, storeOf } from '../support/board';

let tile: HTMLElement;
beforeEach(() => {
  render('', 'tile', 'team-row');
  tile = cloneTemplate('tile');
});

function draw(row: Extension, now = NOW, calls: Call[] = []): string {
  updateExtension(tile, row);
  return tickExtension(tile, row, storeOf({ extensions: [row], calls }), now);
}

it('updateExtension_OfACall_WritesNameNumberAndParty', () => {
  draw(extension('101', { state: 'OnCall', direction: 'Outbound', party: '0412', team: 'Sales', dnd: true }));
  expect([slot(tile, 'number'), slot(tile, 'name'), slot(tile, 'line')]).toEqual(['101', 'Name 101', '→ 0412']);
  expect(tile.dataset).toMatchObject({ account: 'sydney', state: 'OnCall', direction: 'Outbound', team: 'Sales' });
  expect(tile.hasAttribute('data-dnd')).toBe(true);
});

it('updateExtension_WithoutAName_ShowsTheNumberOnce', () => {
  draw(extension('101', { name: ' ' }));
  expect([slot(tile, 'number'), slot(tile, 'name')]).toEqual(['', '101']);
});

it('updateExtension_ARowOfTheTeamView_CanBeSearched', () => {
  tile = cloneTemplate('team-row');
  draw(extension('101', { name: 'Jane', team: 'Sales', numberForms: ['+612', '02'] }));
  expect([tile.dataset.search, tile.dataset.numberForms]).toEqual(['jane 101 sales', '+612 02']);
});

it('tickExtension_OnACall_RunsItsTime', () => {
  expect(draw(extension('101', { state: 'OnCall', since: iso(-65) }))).toBe('OnCall');
  expect([slot(tile, 'time'), slot(tile, 'word'), tile.dataset.fresh]).toEqual(['1:05', 'On a call', 'fresh']);
  expect(tile.title).toBe('Name 101 · 101 · On a call');
});

it('tickExtension_OutdatedRow_ShowsItsAgeAndNoRunningTime', () => {
  expect(draw(extension('101', { state: 'OnCall', observedAt: iso(-60) }))).toBe('OnCall');
  expect([slot(tile, 'time'), tile.dataset.fresh]).toEqual(['1 min ago', 'stale']);
  expect(tile.querySelector('[data-slot="time"]')?.getAttribute('data-short')).toBe('1 min');
});

it('tickExtension_RowThatIsTooOld_IsUnknown', () => {
  expect(draw(extension('101', { state: 'OnCall', observedAt: iso(-1000) }))).toBe('Unknown');
  expect([slot(tile, 'word'), tile.dataset.shown]).toEqual(['Unknown', 'Unknown']);
});

it('tickExtension_DoNotDisturb_IsAStateWhenIdleAndAMarkOtherwise', () => {
  expect(draw(extension('101', { dnd: true }))).toBe('DoNotDisturb');
  expect(draw(extension('101', { dnd: true, state: 'OnCall' }))).toBe('OnCall');
  expect(tile.title).toContain('do not disturb');
});

it('tickExtension_CallThatWaits_TakesTheLineUntilItIsOver', () => {
  const busy = extension('101', { state: 'OnCall', party: '0400', direction: 'Inbound' });
  const ringing = call('c', {
    state: 'Ringing',
    answeredAt: null,
    startedAt: iso(-18),
    legs: [leg('1', { extension: 'sydney/101', state: 'Ringing' })],
  });
  draw(busy, NOW, [ringing]);
  expect(slot(tile, 'line')).toBe('Waiting 0:18 ← 0412341234');
  expect(tile.hasAttribute('data-waiting')).toBe(true);
  draw(busy);
  expect(slot(tile, 'line')).toBe('← 0400');
  expect(tile.hasAttribute('data-waiting')).toBe(false);
});
