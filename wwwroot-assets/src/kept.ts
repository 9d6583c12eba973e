// What is kept of a board for a start without the server, and under which names. The page keeps, the worker gives.

import type { Snapshot } from './frames';
import type { Store } from './store';

/** What the names of all caches with a board begin with. */
export const PREFIX = 'dashboard-';
/** Where the address of a paired display's board is kept: without the server, the door leads there. */
export const DOOR = '/kept-door';

/** What was known, and by how much the server's clock was ahead of the screen's, in ms. */
export interface Kept {
  known: Snapshot;
  ahead: number;
}

export const cacheOf = (build: string): string => PREFIX + build;
export const isOlder = (name: string, build: string): boolean => name.startsWith(PREFIX) && name !== cacheOf(build);
export const rowsOf = (board: string): string => `/kept/${encodeURIComponent(board.toLowerCase())}`;

/** All that a screen knows, in the form in which the hub would tell it. */
export function snapshotOf(store: Store, board: string): Snapshot {
  return {
    kind: 'snapshot',
    epoch: store.epoch,
    version: store.version,
    at: new Date(store.at).toISOString(),
    seen: store.seen,
    board: { id: board, title: store.title },
    extensions: [...store.extensions.values()],
    registrations: [...store.registrations.values()],
    calls: [...store.calls.values()],
    accounts: [...store.accounts.values()],
    alerts: [...store.alerts.values()],
  };
}

/** Whether it can be told how old it is: a screen whose clock fell back behind that moment cannot, and shows none of it. */
export const hasAge = ({ known, ahead }: Kept, now: number): boolean => now + ahead >= Date.parse(known.at);
