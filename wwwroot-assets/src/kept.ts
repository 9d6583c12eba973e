// What is kept of a board for a start without the server, and under which names. The page keeps, the worker gives.

import { base } from './base';
import type { Snapshot } from './frames';
import type { Store } from './store';

/** Where the address of a paired display's board is kept: without the server, the door leads there. */
export const DOOR = 'kept-door';

/** What was known, and by how much the server's clock was ahead of the screen's, in ms. */
export interface Kept {
  known: Snapshot;
  ahead: number;
}

// The caches of an origin are those of every host that a proxy shows below a path of it.
const prefix = (): string => `dashboard-${base()}#`;
const WITHOUT_PATH = /^dashboard-[^/#]+$/;

export const cacheOf = (build: string): string => prefix() + build;
/** Whether a cache holds boards of this host; builds before this one named them without the host's path. */
export const isOurs = (name: string): boolean => name.startsWith(prefix()) || WITHOUT_PATH.test(name);
export const isOlder = (name: string, build: string): boolean => isOurs(name) && name !== cacheOf(build);
export const rowsOf = (board: string): string => `kept/${encodeURIComponent(board.toLowerCase())}`;

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
