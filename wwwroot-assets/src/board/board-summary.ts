// What is read off a wall from across the room. The server counts by the same rules for the first paint.

import { isOld, rowFreshness } from '../model/row-age';
import type { Extension, State } from '../model/frames';
import { shownCall, type Shown } from '../model/shown-state';
import { text } from '../shared/dom-slots';
import type { Store } from '../connection/board-store';
import { due, longest, ofAll, phones } from '../model/texts';
import { waitingNow } from './waiting-calls';

const DUE = 300;

export interface Figures {
  /** Calls that are listed, and one for each phone on a call that no listed call tells of. */
  up: number;
  phones: number;
  /** Seconds in that state; NaN when no phone rings, or holds. */
  longestRinging: number;
  longestHeld: number;
  all: number;
  /** Registrations that end within five minutes, and of these the ones that should have been renewed by now. */
  due: number;
  overdue: number;
}

const isUp = (state: Shown): boolean => state === 'OnCall' || state === 'OnHold' || state === 'Parked';

export function figures(store: Store, now: number): Figures {
  const judged = store.judgedAt(now);
  const calls = [...store.calls.values()].filter((call) => rowFreshness(call, 'calls', store.seen, store.accounts.get(call.account), judged) !== 'unknown');
  const told = new Set(calls.flatMap((call) => call.legs.map((leg) => leg.extension)));
  const drawn: [Extension, State, boolean][] = [...store.extensions.values()].map((row) => {
    const fresh = rowFreshness(row, 'presence', store.seen, store.accounts.get(row.account), judged);
    return [row, fresh === 'unknown' ? 'Unknown' : row.state, isOld(fresh)];
  });
  const up = drawn.filter(([, state]) => isUp(state));
  // What was so when last heard of may be over: its time does not run on.
  const longestOf = (wanted: State): number => {
    const waiting = wanted === 'Ringing' ? waitingNow(store, now).map(({ since }) => now - since) : [];
    const times = drawn.filter(([row, state, old]) => state === wanted && !old && row.since !== null).map(([row]) => now - Date.parse(row.since ?? '')).concat(waiting);
    return times.length === 0 ? NaN : Math.max(...times) / 1000;
  };
  const left = [...store.registrations.values()]
    .filter((row) => row.registered && row.expiresAt !== null && !isOld(rowFreshness(row, 'registrations', store.seen, store.accounts.get(row.account), judged)))
    .map((row) => (Date.parse(row.expiresAt ?? '') - now) / 1000);
  return {
    up: calls.filter((call) => isUp(shownCall(call))).length + up.filter(([row]) => !told.has(row.key)).length,
    phones: up.length,
    longestRinging: longestOf('Ringing'),
    longestHeld: longestOf('OnHold'),
    all: drawn.length,
    due: left.filter((seconds) => seconds < DUE).length,
    overdue: left.filter((seconds) => seconds < 0).length,
  };
}

/** Writes the words beside the numbers. */
export function writeNotes(page: ParentNode, told: Figures): void {
  text(page, 'ringing-note', longest('ring', told.longestRinging));
  text(page, 'up-note', phones(told.phones));
  text(page, 'onhold-note', longest('hold', told.longestHeld));
  text(page, 'offline-note', ofAll(told.all));
  text(page, 'due-note', due(told.overdue));
}
