// The orders of rows. The server renders in the same orders, so rows do not move when the script takes over.

import { callStateSince, callSince } from './call-times';
import type { Call, Extension, Registration } from './frames';
import { byNaturalOrder, byCodeUnit } from './natural-order';
import { nameSortKey } from './name-sort-key';
import { displayName } from './texts';

const DIGITS = /^[0-9]+$/;

/** Numbers by value, then numbers with other characters. */
export const byNumber = (a: string, b: string): number =>
  Number(DIGITS.test(b)) - Number(DIGITS.test(a)) || byNaturalOrder(a, b) || byCodeUnit(a, b);

const byTeamName = (a: string, b: string): number => (a === b ? 0 : byNaturalOrder(nameSortKey(a), nameSortKey(b)) || byCodeUnit(a, b));

/** By team; extensions without a team last. */
export const byTeam = (a: Extension, b: Extension): number => Number(!a.team) - Number(!b.team) || byTeamName(a.team ?? '', b.team ?? '');

/** By number, then by account. */
export const byTile = (a: Extension, b: Extension): number => byNumber(a.number, b.number) || byNumber(a.account, b.account);

/** By name, then by number. */
export const byName = (a: Extension, b: Extension): number =>
  byNaturalOrder(nameSortKey(displayName(a)), nameSortKey(displayName(b))) || byTile(a, b);

const CALL_STATE_RANK: Record<string, number> = { Ringing: 0, Dialing: 0, OnHold: 1, OnCall: 2 };
const parseTime = (text: string | null): number => (text === null ? Infinity : Date.parse(text));

/** Ringing calls first, then held calls, then answered calls; the longest in its state first. */
export function byCall(a: Call, b: Call): number {
  return (
    (CALL_STATE_RANK[a.state] ?? 3) - (CALL_STATE_RANK[b.state] ?? 3) || byValue(waitingSince(a), waitingSince(b)) || byNumber(a.key, b.key)
  );
}

/** Lost registrations first, the latest first; then by expiry; registrations without expiry last. */
export function byRegistration(a: Registration, b: Registration): number {
  const end = (r: Registration): number => (r.registered ? parseTime(r.expiresAt) : Infinity);
  const lost = (r: Registration): number => (r.registered ? 0 : -Date.parse(r.observedAt));
  return Number(a.registered) - Number(b.registered) || byValue(lost(a), lost(b)) || byValue(end(a), end(b)) || byNumber(a.key, b.key);
}

const waitingSince = (call: Call): number => parseTime(callStateSince(call) ?? callSince(call));
const byValue = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);
