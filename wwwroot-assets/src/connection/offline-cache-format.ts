// The cache of a board for a start without the server: its names and its content. The page writes it, the service
// worker reads it.

import { getBasePath } from '../shared/base-path';
import type { Snapshot } from '../model/frames';
import type { BoardStore } from './board-store';

/** The cache entry with the address of a paired display's board. Without the server, the display page leads there. */
export const DISPLAY_ENTRY = 'kept-door';

/** The last snapshot, and how far the server's clock was ahead of the screen's, in ms. */
export interface OfflineBoardState {
  known: Snapshot;
  ahead: number;
}

/**
 * The response header that names the principal a page was rendered for: a user, a display, the demo, or "none". It is
 * missing when the principal is unknown.
 */
export const VIEWER_HEADER = 'presence-viewer';

// All hosts that a proxy publishes below paths of one origin share the caches of that origin.
const hostPrefix = (): string => `dashboard-${getBasePath()}#`;
const LEGACY_NAME = /^dashboard-[^/#]+$/;
const viewerPrefix = (viewer: string): string => `${hostPrefix()}${viewer}#`;

/** Caches are separate for each viewer, so that the next user of the browser cannot read them. */
export const getCacheName = (build: string, viewer: string): string => viewerPrefix(viewer) + build;
/** Whether a cache belongs to this host. Earlier builds named caches without the host's path. */
export const isHostCache = (name: string): boolean => name.startsWith(hostPrefix()) || LEGACY_NAME.test(name);
export const isOutdatedCache = (name: string, build: string, viewer: string): boolean =>
  isHostCache(name) && name !== getCacheName(build, viewer);
const belongsToOtherViewer = (name: string, viewer: string): boolean => isHostCache(name) && !name.startsWith(viewerPrefix(viewer));
export const getSnapshotPath = (board: string): string => `kept/${encodeURIComponent(board.toLowerCase())}`;

/** Deletes the cached boards, except those of the given viewer. */
export async function clearOfflineBoards(viewer?: string): Promise<void> {
  // The Cache API exists only on https and localhost.
  if (!('caches' in globalThis)) return;
  try {
    for (const name of await caches.keys())
      if (viewer === undefined ? isHostCache(name) : belongsToOtherViewer(name, viewer)) await caches.delete(name);
  } catch {
    // A browser that stores nothing has nothing to delete.
  }
}

/** Returns the content of the store as a snapshot of the hub. */
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

/**
 * Whether the age of the cached state can be computed. It cannot after the screen's clock was set back to before the
 * snapshot; the state is not shown then.
 */
export const isAgeKnown = ({ known, ahead }: OfflineBoardState, now: number): boolean => now + ahead >= Date.parse(known.at);
