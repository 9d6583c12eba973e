import { expect, it } from 'vitest';
import type { Call, Extension, Registration } from '../../src/model/frames';
import { byCall, byName, byRegistration, byTeam, byTile } from '../../src/model/order';
import { nameSortKey } from '../../src/model/name-sort-key';
import { formatExpiry, getUrgency } from '../../src/wall/registration-panel';
import cases from '../cases/order-cases.json';

const tile = (team: string | null, number: string, account = 'a') => ({ team, number, account }) as Extension;
const call = (key: string, state: Call['state'], startedAt: string | null, answeredAt: string | null = null) =>
  ({ key, state, startedAt, answeredAt }) as Call;
const device = (key: string, registered: boolean, expiresAt: string | null, expiry: Registration['expiry'] = 'Exact') =>
  ({ key, registered, expiresAt, expiry }) as Registration;

it('byTile_Numbers_GoByValueThenByAccount', () => {
  const rows = [tile('Sales', '0003*100'), tile(null, '1000'), tile('Sales', '99', 'b'), tile('Accounts', '99'), tile('Sales', '099')];
  expect(rows.sort(byTile).map((r) => `${r.account}/${r.number}`)).toEqual(['a/099', 'a/99', 'b/99', 'a/1000', 'a/0003*100']);
});

it('byTeam_NoTeam_IsLast', () => {
  const rows = [tile(null, '1'), tile('Sales', '2'), tile('Accounts', '3')];
  expect(rows.sort(byTeam).map((r) => r.team)).toEqual(['Accounts', 'Sales', null]);
});

it('byName_MarksAndCase_DoNotCount', () => {
  const named = (name: string | null, number: string): Extension => ({ name, number, account: 'a' }) as Extension;
  const rows = [named('emil', '2'), named('Zoë', '4'), named(null, '7'), named('Émile', '3'), named('Emil', '1')];
  expect(rows.sort(byName).map((r) => r.number)).toEqual(['7', '1', '2', '3', '4']);
});

it('byCall_WhoWaitsLongest_IsFirst', () => {
  const rows = [
    call('talk', 'OnCall', '2026-01-01T00:00:00Z', '2026-01-01T00:00:05Z'),
    call('ring-late', 'Ringing', '2026-01-01T00:02:00Z'),
    call('hold', 'OnHold', '2026-01-01T00:00:00Z'),
    call('ring-early', 'Ringing', '2026-01-01T00:01:00Z'),
    call('no-time', 'Dialing', null),
  ];
  expect(rows.sort(byCall).map((r) => r.key)).toEqual(['ring-early', 'ring-late', 'no-time', 'hold', 'talk']);
});

it('byRegistration_NewestLossThenSoonest_NoExpiryLast', () => {
  const rows = [
    { ...device('lost-early', false, null), observedAt: '2026-01-01T00:00:00Z' },
    device('none', true, null),
    device('late', true, '2026-01-01T02:00:00Z'),
    { ...device('lost', false, null), observedAt: '2026-01-01T00:10:00Z' },
    device('soon', true, '2026-01-01T01:00:00Z'),
  ];
  expect(rows.sort(byRegistration).map((r) => r.key)).toEqual(['lost', 'lost-early', 'soon', 'late', 'none']);
});

it.each([
  [device('a', true, 'x'), 299, 'normal', '4:59'],
  [device('a', true, 'x'), 59, 'soon', '0:59'],
  [device('a', true, 'x'), -5, 'overdue', 'overdue 0:05'],
  [device('a', false, null), NaN, 'lost', 'lost'],
  [device('a', true, null), NaN, 'none', 'no expiry'],
  [device('a', true, 'x', 'Estimated'), 120, 'normal', '≈ 2:00'],
] as const)('getUrgency_%#', (row, left, how, words) => {
  expect(getUrgency(row, left)).toBe(how);
  expect(formatExpiry(row, left)).toBe(words);
});

it.each([
  [device('a', true, 'x'), 299, '3 min ago'],
  [device('a', true, null), NaN, '3 min ago'],
  [device('a', false, null), NaN, 'lost 3 min ago'],
] as const)('formatExpiry_ofWhatIsOld_isItsAge_%#', (row, left, words) => expect(formatExpiry(row, left, '3 min ago')).toBe(words));

// Each list is in its order. The server sorts the same cases (OrderCaseTests).
const turned = <T>(list: readonly T[]): T[] => [...list].reverse();
const named = (name: string): Extension => ({ name, number: '1', account: 'a' }) as Extension;

it.each(cases.numbers)('byTile_%s first_GoesByDigitRunsAsNumbers', (...numbers) =>
  expect(
    turned(numbers)
      .map((number) => tile(null, number))
      .sort(byTile)
      .map((r) => r.number),
  ).toEqual(numbers),
);

it.each(cases.teams)('byTeam_%s first_GoesAsPeopleExpect', (...teams) =>
  expect(
    turned(teams)
      .map((team) => tile(team, '1'))
      .sort(byTeam)
      .map((r) => r.team),
  ).toEqual(teams),
);

it.each(cases.names)('byName_%s first_GoesAsPeopleExpect', (...names) =>
  expect(
    turned(names)
      .map(named)
      .sort(byName)
      .map((r) => r.name),
  ).toEqual(names),
);

it.each(cases.same)('byName_%s and %s_AreOne', (a, b) => expect(byName(named(a), named(b))).toBe(0));

it.each(cases.plain)('nameSortKey_%s_Is %s', (name, plain) => expect(nameSortKey(name)).toBe(plain));

it('byRegistration_OfOneEnd_GoesByDigitRunsOfTheKey', () => {
  const rows = [device('sydney/0003*100/0', true, null), device('sydney/0003*9/0', true, null)];
  expect(rows.sort(byRegistration).map((r) => r.key)).toEqual(['sydney/0003*9/0', 'sydney/0003*100/0']);
});
