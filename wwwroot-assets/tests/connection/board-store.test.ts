import { expect, it } from 'vitest';
import type { Delta, Extension, Snapshot } from '../../src/model/frames';
import { BoardStore } from '../../src/connection/board-store';

const row = (number: string, state: Extension['state'] = 'Idle'): Extension => ({
  key: `sydney/${number}`,
  account: 'sydney',
  number,
  name: `Person ${number}`,
  team: null,
  state,
  since: null,
  direction: 'Unknown',
  party: null,
  app: null,
  dnd: false,
  observedAt: '2026-11-21T06:00:00.000Z',
});
const snapshot = (version: number, ...extensions: Extension[]): Snapshot => ({
  kind: 'snapshot',
  epoch: 'e',
  version,
  at: '2026-11-21T06:00:00.000Z',
  seen: {},
  board: { id: 'b', title: 'Sales' },
  extensions,
  registrations: [],
  calls: [],
  accounts: [],
  alerts: [],
});
const delta = (version: number, more: Partial<Delta>): Delta => ({
  kind: 'delta',
  epoch: 'e',
  version,
  at: '2026-11-21T06:00:01.000Z',
  seen: {},
  ...more,
});

it('apply_DeltaAfterSnapshot_ChangesAddsAndRemoves', () => {
  const store = new BoardStore();
  expect(store.apply(snapshot(5, row('101'), row('102')))).toBe(true);
  expect(store.apply(delta(7, { extensions: [row('101', 'Ringing'), row('103')], removed: { extensions: ['sydney/102'] } }))).toBe(true);
  expect([...store.extensions.values()].map((r) => [r.number, r.state])).toEqual([
    ['101', 'Ringing'],
    ['103', 'Idle'],
  ]);
  expect(store.version).toBe(7);
  expect(store.title).toBe('Sales');
});

it('apply_FrameOfAnotherEpochOrThePast_AsksForASnapshot', () => {
  const store = new BoardStore();
  store.apply(snapshot(5, row('101')));
  expect(store.apply({ ...delta(9, {}), epoch: 'f' })).toBe(false);
  expect(store.apply(delta(4, {}))).toBe(false);
  expect(store.version).toBe(5);
});

it('apply_DeltaBeforeAnySnapshot_AsksForASnapshot', () => expect(new BoardStore().apply(delta(1, {}))).toBe(false));

it('apply_Snapshot_ForgetsWhatItDoesNotName', () => {
  const store = new BoardStore();
  store.apply(snapshot(5, row('101'), row('102')));
  store.apply({ ...snapshot(1, row('102')), epoch: 'f' });
  expect([...store.extensions.keys()]).toEqual(['sydney/102']);
  expect(store.epoch).toBe('f');
});

it('judgedAt_QuietLine_GivesABeatsLeaveAndNoMore', () => {
  const store = new BoardStore();
  store.apply(snapshot(5, row('101')));
  const heard = Date.parse('2026-11-21T06:00:00.000Z');
  expect(store.referenceTime(heard + 4_000)).toBe(heard);
  expect(store.referenceTime(heard + 60_000)).toBe(heard + 55_000);
});

it('isCutOff_ThreeBeatsMissing_IsSaid', () => {
  const store = new BoardStore();
  store.apply(snapshot(5));
  const heard = Date.parse('2026-11-21T06:00:00.000Z');
  expect(store.isCutOff(heard + 15_000)).toBe(false);
  expect(store.isCutOff(heard + 15_001)).toBe(true);
});

it('renames_OnlyWhenANameChanged_Count', () => {
  const store = new BoardStore();
  store.apply(snapshot(5, row('101')));
  store.apply(delta(6, { extensions: [row('101', 'OnCall')] }));
  expect(store.renames).toBe(0);
  store.apply(delta(7, { extensions: [{ ...row('101'), name: 'Jane' }] }));
  expect(store.renames).toBe(1);
});
