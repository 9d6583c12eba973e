// The summary figures of a board. The server counts by the same rules for the first paint.

import { isOld, rowFreshness } from '../model/row-age';
import type { Extension, State } from '../model/frames';
import { getCallState, type ShownState } from '../model/shown-state';
import { setText } from '../shared/dom-slots';
import type { BoardStore } from '../connection/board-store';
import { formatDue, formatLongest, formatTotal, formatPhoneCount } from '../model/texts';
import { findWaitingCalls } from './waiting-calls';

const DUE_WITHIN = 300;

export interface BoardSummary {
  /** Listed calls, plus one for each extension on a call that no listed call mentions. */
  activeCalls: number;
  phones: number;
  /** Seconds in that state; NaN when no extension rings or holds. */
  longestRinging: number;
  longestHeld: number;
  total: number;
  /** Registrations that expire within five minutes, including the overdue ones. */
  due: number;
  overdue: number;
}

const isActiveCall = (state: ShownState): boolean => state === 'OnCall' || state === 'OnHold' || state === 'Parked';

export function summarize(store: BoardStore, now: number): BoardSummary {
  const referenceTime = store.referenceTime(now);
  const calls = [...store.calls.values()].filter(
    (call) => rowFreshness(call, 'calls', store.pollTimes, store.accounts.get(call.account), referenceTime) !== 'unknown',
  );
  const listedExtensions = new Set(calls.flatMap((call) => call.legs.map((leg) => leg.extension)));
  const shown: [Extension, State, boolean][] = [...store.extensions.values()].map((row) => {
    const fresh = rowFreshness(row, 'presence', store.pollTimes, store.accounts.get(row.account), referenceTime);
    return [row, fresh === 'unknown' ? 'Unknown' : row.state, isOld(fresh)];
  });
  const up = shown.filter(([, state]) => isActiveCall(state));
  // An outdated state may be over, so its time does not count.
  const getLongest = (wanted: State): number => {
    const waiting = wanted === 'Ringing' ? findWaitingCalls(store, now).map(({ since }) => now - since) : [];
    const times = shown
      .filter(([row, state, old]) => state === wanted && !old && row.since !== null)
      .map(([row]) => now - Date.parse(row.since ?? ''))
      .concat(waiting);
    return times.length === 0 ? NaN : Math.max(...times) / 1000;
  };
  const remaining = [...store.registrations.values()]
    .filter(
      (row) =>
        row.registered &&
        row.expiresAt !== null &&
        !isOld(rowFreshness(row, 'registrations', store.pollTimes, store.accounts.get(row.account), referenceTime)),
    )
    .map((row) => (Date.parse(row.expiresAt ?? '') - now) / 1000);
  return {
    activeCalls:
      calls.filter((call) => isActiveCall(getCallState(call))).length + up.filter(([row]) => !listedExtensions.has(row.key)).length,
    phones: up.length,
    longestRinging: getLongest('Ringing'),
    longestHeld: getLongest('OnHold'),
    total: shown.length,
    due: remaining.filter((seconds) => seconds < DUE_WITHIN).length,
    overdue: remaining.filter((seconds) => seconds < 0).length,
  };
}

/** Writes the notes beside the figures. */
export function writeSummaryNotes(page: ParentNode, summary: BoardSummary): void {
  setText(page, 'ringing-note', formatLongest('ring', summary.longestRinging));
  setText(page, 'up-note', formatPhoneCount(summary.phones));
  setText(page, 'onhold-note', formatLongest('hold', summary.longestHeld));
  setText(page, 'offline-note', formatTotal(summary.total));
  setText(page, 'due-note', formatDue(summary.overdue));
}
