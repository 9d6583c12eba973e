import { expect, it, vi } from 'vitest';
import { PairingClient, type PairingView, type PairingState } from '../../src/pairing/pairing-client';

interface Seen extends PairingView {
  codes: string[];
  lines: [string, boolean][];
  notices: string[];
  ways: string[];
  untils: string[];
}

function view(): Seen {
  const seen: Seen = {
    codes: [],
    lines: [],
    notices: [],
    ways: [],
    untils: [],
    showCode: (code) => seen.codes.push(code),
    showValidity: (words) => seen.untils.push(words),
    showNotice: (state) => seen.notices.push(state),
    showStatus: (words, isLost) => seen.lines.push([words, isLost]),
    navigate: (to) => seen.ways.push(to),
  };
  return seen;
}

const waiting = (code: string, picture: string | null = null, seconds = 600): PairingState => ({
  state: 'waiting',
  code,
  seconds,
  picture,
});

it('door_CodeThatIsEntered_GoesToItsBoardAndAsksNoMore', async () => {
  const ask = vi
    .fn<() => Promise<PairingState>>()
    .mockResolvedValueOnce(waiting('ABC234'))
    .mockResolvedValueOnce({ state: 'paired', to: '/wall/sales' });
  const seen = view();
  const client = new PairingClient(ask, seen, 'ABC234', 600);
  expect(await client.poll()).toBeGreaterThanOrEqual(3_000);
  expect(seen.ways).toEqual([]);
  expect(await client.poll()).toBeNull();
  expect(seen.ways).toEqual(['/wall/sales']);
});

it('door_CodePastItsTime_ShowsTheNewOneWithItsPicture', async () => {
  const seen = view();
  await new PairingClient(() => Promise.resolve(waiting('XYZ789', 'data:,')), seen, 'ABC234', 0).poll();
  expect(seen.codes).toEqual(['XYZ789']);
  expect(seen.ways).toEqual([]);
});

it('door_CodeThatAnotherPageOfThisBrowserWasGiven_LoadsAnewToHaveItsPicture', async () => {
  const seen = view();
  expect(await new PairingClient(() => Promise.resolve(waiting('XYZ789')), seen, 'ABC234', 0).poll()).toBeNull();
  expect(seen.ways).toEqual(['display']);
});

it('door_ServerThatDoesNotAnswer_IsSaidSinceWhenAndAskedAgain', async () => {
  let answers = false;
  let now = Date.parse('2026-11-21T06:00:00Z');
  const seen = view();
  const client = new PairingClient(
    () => (answers ? Promise.resolve(waiting('ABC234')) : Promise.reject(new Error('no network'))),
    seen,
    'ABC234',
    600,
    () => now,
  );
  expect(await client.poll()).not.toBeNull();
  now += 60_000;
  await client.poll();
  expect(seen.lines[0]?.[0]).toContain('Cannot reach the server since');
  expect(seen.lines[1]).toEqual(seen.lines[0]);
  expect(seen.lines[1]?.[1]).toBe(true);
  answers = true;
  await client.poll();
  expect(seen.lines[2]).toEqual(['Waiting for the code to be entered', false]);
});

it.each([
  [600, 'Valid for 10 more min'],
  [61, 'Valid for 2 more min'],
  [60, 'Valid for 60 more s'],
  [1, 'Valid for 1 more s'],
  [0, 'This code has expired'],
])('door_With%sSecondsLeft_Says "%s"', (seconds, words) => {
  const seen = view();
  new PairingClient(
    () => Promise.reject(new Error()),
    seen,
    'ABC234',
    seconds,
    () => 0,
  ).tick();
  expect(seen.untils[0]).toContain(words);
});

it.each<[PairingState]>([[{ state: 'busy', seconds: 9 }], [{ state: 'broken', problem: 'The disk is full.' }], [{ state: 'boardless' }]])(
  'door_Told %j_SaysSoAndAsksAgain',
  async (stand) => {
    const seen = view();
    expect(await new PairingClient(() => Promise.resolve(stand), seen, 'ABC234', 600).poll()).not.toBeNull();
    expect(seen.notices).toEqual([stand.state]);
    expect(seen.ways).toEqual([]);
  },
);
