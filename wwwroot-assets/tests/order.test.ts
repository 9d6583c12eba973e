import { expect, it } from 'vitest';
import type { Call, Extension, Registration } from '../src/frames';
import { byCall, byRegistration, byTile } from '../src/order';
import { countdownText, urgency } from '../src/registrations';

const tile = (team: string | null, number: string, account = 'a') => ({ team, number, account }) as Extension;
const call = (key: string, state: Call['state'], startedAt: string | null, answeredAt: string | null = null) => ({ key, state, startedAt, answeredAt }) as Call;
const device = (key: string, registered: boolean, expiresAt: string | null, expiry: Registration['expiry'] = 'Exact') =>
  ({ key, registered, expiresAt, expiry }) as Registration;

it('byTile_TeamsThenNumbersByValue_NoTeamLast', () => {
  const rows = [tile(null, '1'), tile('Sales', '0003*100'), tile('Sales', '1000'), tile('Sales', '99'), tile('Sales', '099'), tile('Accounts', '5')];
  expect(rows.sort(byTile).map((r) => `${r.team} ${r.number}`)).toEqual([
    'Accounts 5', 'Sales 099', 'Sales 99', 'Sales 1000', 'Sales 0003*100', 'null 1',
  ]);
});

it('byCall_WhoWaitsLongest_IsFirst', () => {
  const rows = [
    call('talk', 'OnCall', '2026-01-01T00:00:00Z', '2026-01-01T00:00:05Z'), call('ring-late', 'Ringing', '2026-01-01T00:02:00Z'),
    call('hold', 'OnHold', '2026-01-01T00:00:00Z'), call('ring-early', 'Ringing', '2026-01-01T00:01:00Z'), call('no-time', 'Dialing', null),
  ];
  expect(rows.sort(byCall).map((r) => r.key)).toEqual(['ring-early', 'ring-late', 'no-time', 'hold', 'talk']);
});

it('byRegistration_LostThenSoonest_NoExpiryLast', () => {
  const rows = [device('none', true, null), device('late', true, '2026-01-01T02:00:00Z'), device('lost', false, '2026-01-01T00:00:00Z'), device('soon', true, '2026-01-01T01:00:00Z')];
  expect(rows.sort(byRegistration).map((r) => r.key)).toEqual(['lost', 'soon', 'late', 'none']);
});

it.each([
  [device('a', true, 'x'), 299, 'normal', '4:59'], [device('a', true, 'x'), 59, 'soon', '0:59'], [device('a', true, 'x'), -5, 'overdue', 'overdue 0:05'],
  [device('a', false, null), NaN, 'lost', 'lost'], [device('a', true, null), NaN, 'none', 'no expiry'], [device('a', true, 'x', 'Estimated'), 120, 'normal', '≈ 2:00'],
] as const)('urgency_%#', (row, left, how, words) => {
  expect(urgency(row, left)).toBe(how);
  expect(countdownText(row, left)).toBe(words);
});
