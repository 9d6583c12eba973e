// Calls that ring at an extension which is busy with another call. The server has the same rules (WaitingCalls.cs).

import { isOld, rowFreshness } from '../model/row-age';
import type { Extension, State } from '../model/frames';
import type { RingingCall } from '../model/ringing-calls';
import type { ShownState } from '../model/shown-state';
import type { BoardStore } from '../connection/board-store';

const isBusy = (state: State): boolean => state === 'OnCall' || state === 'OnHold' || state === 'Dialing';

/** Returns the call that waits at a busy extension; none when the list of calls is outdated. */
export function findWaitingCall(row: Extension, store: BoardStore, now: number): RingingCall | undefined {
  if (!isBusy(row.state)) return undefined;
  return store.ringing
    .get(row.key)
    ?.find(({ call }) => !isOld(rowFreshness(call, 'calls', store.pollTimes, store.accounts.get(call.account), store.referenceTime(now))));
}

/** When a call began to ring at an extension, also at a busy one; null when unknown, undefined when none rings. */
export function ringingSince(row: Extension, shown: ShownState, store: BoardStore, now: number): number | null | undefined {
  if (shown === 'Ringing') return Date.parse(row.since ?? '') || null;
  return findWaitingCall(row, store, now)?.since;
}

/** Returns all waiting calls at extensions whose data is not outdated. */
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
