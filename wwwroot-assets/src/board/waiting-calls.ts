// Calls that ring at a phone which is busy with another: an extension has one state and may have several calls. The server
// finds them by the same rules (WaitingCalls.cs).

import { isOld, rowFreshness } from '../model/row-age';
import type { Call, Extension, Leg, State } from '../model/frames';
import type { Shown } from '../model/shown-state';
import type { Store } from '../connection/board-store';

export interface Waiting {
  call: Call;
  /** Since when it rings there, as far as is known, in ms since 1970. */
  since: number;
  /** Who calls; null when withheld. */
  party: string | null;
}

const isBusy = (state: State): boolean => state === 'OnCall' || state === 'OnHold' || state === 'Dialing';

/** The calls that ring at each extension, the one that rings longest first. */
export function ringingCalls(calls: Iterable<Call>): Map<string, Waiting[]> {
  const found = new Map<string, Waiting[]>();
  for (const call of calls) {
    for (const leg of call.legs) {
      if (leg.extension === null || leg.state !== 'Ringing' || leg.parked) continue;
      const known = found.get(leg.extension) ?? [];
      if (known.some((waiting) => waiting.call === call)) continue;
      found.set(leg.extension, [...known, of(call, leg)].sort((a, b) => a.since - b.since));
    }
  }
  return found;
}

/** The call that waits at an extension which is busy with another; none when the list of calls is old. */
export function waitingAt(row: Extension, store: Store, now: number): Waiting | undefined {
  if (!isBusy(row.state)) return undefined;
  return store.ringing.get(row.key)?.find(({ call }) => !isOld(rowFreshness(call, 'calls', store.seen, store.accounts.get(call.account), store.judgedAt(now))));
}

/** Since when a call rings at an extension, also at one that is busy with another; null when not known, undefined when none rings. */
export function ringingSince(row: Extension, shown: Shown, store: Store, now: number): number | null | undefined {
  if (shown === 'Ringing') return Date.parse(row.since ?? '') || null;
  return waitingAt(row, store, now)?.since;
}

/** Every call that waits, where the phone's own row is not old. */
export function waitingNow(store: Store, now: number): Waiting[] {
  const found: Waiting[] = [];
  for (const key of store.ringing.keys()) {
    const row = store.extensions.get(key);
    if (!row || isOld(rowFreshness(row, 'presence', store.seen, store.accounts.get(row.account), store.judgedAt(now)))) continue;
    const waiting = waitingAt(row, store, now);
    if (waiting) found.push(waiting);
  }
  return found;
}

function of(call: Call, leg: Leg): Waiting {
  // A call that was answered once and rings was handed on: it rings here since its row became so.
  const handedOn = call.answeredAt !== null && (!leg.startedAt || leg.startedAt === call.startedAt);
  const number = leg.extension?.slice(leg.extension.indexOf('/') + 1);
  return {
    call,
    since: Date.parse((handedOn ? call.stateSince : leg.startedAt || call.startedAt) || call.observedAt),
    party: call.from === number ? call.to : call.from,
  };
}
