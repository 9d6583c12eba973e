// Runs a board for months: watchdog, cache for a start without the server, updates to new builds.

import { DisplayCommands } from './display-commands';
import { clearOfflineBoards } from '../connection/offline-cache-format';
import { OfflineCache } from './offline-cache';
import { BuildUpdater } from './build-updater';
import { fetchBoardPage } from '../connection/server-probe';
import { findRedirect } from '../connection/access-revoked';
import type { PartFactory } from './board-screen';
import { BoardSurface } from './board-surface';
import { Watchdog, type RecoveryStep } from '../connection/watchdog';

export interface RunningBoard {
  surface: BoardSurface;
  buildUpdater: BuildUpdater;
}

/** Runs the board of the page; null when the page has none. */
export function runBoard(createParts: PartFactory): RunningBoard | null {
  const page = document.querySelector<HTMLElement>('[data-page][data-board]');
  if (!page) return null;
  // Tells the page's own check and style that the script runs.
  document.documentElement.dataset.script = '';
  const [home, board] = [location.pathname + location.search, page.dataset.board ?? ''];
  // The page is not replaced by an error or a sign-in: old data with its age is more useful.
  const reload = async (): Promise<void> => {
    if (typeof (await fetchBoardPage(home, board)) !== 'string') location.reload();
  };
  const isDisplay = page.dataset.display !== undefined;
  const leave = async (to: string): Promise<void> => {
    surface.screen.stop();
    await clearOfflineBoards();
    location.replace(to);
  };
  let isCheckingAccess = false;
  const checkAccess = async (): Promise<void> => {
    if (isCheckingAccess) return;
    isCheckingAccess = true;
    const to = await findRedirect(surface.screen.board, isDisplay, home);
    isCheckingAccess = false;
    if (to !== null) await leave(to);
  };
  const watchdog = new Watchdog((step) => recover(step));
  const buildUpdater = new BuildUpdater(() => surface, reload);
  const surface: BoardSurface = new BoardSurface(
    page,
    (screen) => [
      ...createParts(screen),
      ...(isDisplay ? [new DisplayCommands(screen, { reload, leave })] : []),
      new OfflineCache(screen, () => surface),
      {
        painted(frame) {
          watchdog.painted();
          buildUpdater.observeEpoch(frame.epoch);
        },
      },
    ],
    home,
    () => void checkAccess(),
  );

  function recover(step: Exclude<RecoveryStep, 'none'>): void {
    if (step === 'stale') surface.screen.markStale();
    else if (step === 'reconnect') surface.screen.reconnect();
    else if (step === 'renew') void refreshPage();
    else void reload();
  }

  async function refreshPage(): Promise<void> {
    const { address, screen } = surface;
    const fresh = await fetchBoardPage(address, screen.board);
    // During the request, the rotation may have shown another board.
    if (typeof fresh === 'string' || surface.screen !== screen) return;
    if (fresh.build !== surface.build) {
      buildUpdater.scheduleCheck();
      return;
    }
    surface.replace(fresh, address);
    surface.screen.markStale();
  }

  // Service workers exist only on https and localhost.
  if ('serviceWorker' in navigator) void navigator.serviceWorker.register(new URL('worker.js', document.baseURI)).catch(() => undefined);
  return { surface: surface, buildUpdater: buildUpdater };
}
