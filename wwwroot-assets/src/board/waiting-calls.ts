// Calls that ring at a phone which is busy with another: an extension has one state and may have several calls. The server
// finds them by the same rules (WaitingCalls.cs).

import { isOld, rowFreshness } from '../model/row-age';
import type { Extension, State } from '../model/frames';
import type { RingingCall } from '../model/ringing-calls';
import type { ShownState } from '../model/shown-state';
import type { BoardStore } from '../connection/board-store';

const isBusy = (state: State): boolean => state === 'OnCall' || state === 'OnHold' || state === 'Dialing';

/** The call that waits at an extension which is busy with another; none when the list of calls is old. */
export function findWaitingCall(row: Extension, store: BoardStore, now: number): RingingCall | undefined {
  if (!isBusy(row.state)) return undefined;
  return store.ringing
    .get(row.key)
    ?.find(({ call }) => !isOld(rowFreshness(call, 'calls', store.pollTimes, store.accounts.get(call.account), store.referenceTime(now))));
}

/** Since when a call rings at an extension, also at one that is busy with another; null when not known, undefined when none rings. */
export function ringingSince(row: Extension, shown: ShownState, store: BoardStore, now: number): number | null | undefined {
  if (shown === 'Ringing') return Date.parse(row.since ?? '') || null;
  return findWaitingCall(row, store, now)?.since;
}

/** Every call that waits, where the phone's own row is not old. */
export function findWaitingCalls(store: BoardStore, now: number): RingingCall[] {
  const found: RingingCall[] = [];
  for (const key of store.ringing.keys()) {
    const row = store.extensions.get(key);
    if (!row || isOld(rowFreshness(row, 'presence', store.pollTimes, store.accounts.get(row.account), store.referenceTime(now)))) continue;
    const waiting = findWaitingCall(row, store, now);
    if (waiting) found.push(waiting);
  }
  return found;
}
