// What is kept of a board for a start without the server, and under which names. The page keeps, the worker gives.

import { getBasePath } from '../shared/base-path';
import type { Snapshot } from '../model/frames';
import type { BoardStore } from './board-store';

/** Where the address of a paired display's board is kept: without the server, the door leads there. */
export const DISPLAY_ENTRY = 'kept-door';

/** What was known, and by how much the server's clock was ahead of the screen's, in ms. */
export interface OfflineBoardState {
  known: Snapshot;
  ahead: number;
}

/** The header of a page that names who is shown it: a person, a display, the demo, or "none". A page that cannot tell has none. */
export const VIEWER_HEADER = 'presence-viewer';

// The caches of an origin are those of every host that a proxy shows below a path of it.
const hostPrefix = (): string => `dashboard-${getBasePath()}#`;
const LEGACY_NAME = /^dashboard-[^/#]+$/;
const viewerPrefix = (viewer: string): string => `${hostPrefix()}${viewer}#`;

/** What is kept is for one viewer: whoever uses the browser next must not find it. */
export const getCacheName = (build: string, viewer: string): string => viewerPrefix(viewer) + build;
/** Whether a cache holds boards of this host; builds before this one named them without the host's path. */
export const isHostCache = (name: string): boolean => name.startsWith(hostPrefix()) || LEGACY_NAME.test(name);
export const isOutdatedCache = (name: string, build: string, viewer: string): boolean =>
  isHostCache(name) && name !== getCacheName(build, viewer);
const belongsToOtherViewer = (name: string, viewer: string): boolean => isHostCache(name) && !name.startsWith(viewerPrefix(viewer));
export const getSnapshotPath = (board: string): string => `kept/${encodeURIComponent(board.toLowerCase())}`;

/** Forgets every board that is kept for a start without the server, save those of one viewer. */
export async function clearOfflineBoards(viewer?: string): Promise<void> {
  // Browsers have caches on https and loopback alone.
  if (!('caches' in globalThis)) return;
  try {
    for (const name of await caches.keys())
      if (viewer === undefined ? isHostCache(name) : belongsToOtherViewer(name, viewer)) await caches.delete(name);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/** All that a screen knows, in the form in which the hub would tell it. */
export function toSnapshot(store: BoardStore, board: string): Snapshot {
  return {
    kind: 'snapshot',
    epoch: store.epoch,
    version: store.version,
    at: new Date(store.sentAt).toISOString(),
    seen: store.pollTimes,
    board: { id: board, title: store.title },
    extensions: [...store.extensions.values()],
    registrations: [...store.registrations.values()],
    calls: [...store.calls.values()],
    accounts: [...store.accounts.values()],
    alerts: [...store.alerts.values()],
  };
}

/** Whether it can be told how old it is: a screen whose clock fell back behind that moment cannot, and shows none of it. */
export const isAgeKnown = ({ known, ahead }: OfflineBoardState, now: number): boolean => now + ahead >= Date.parse(known.at);
