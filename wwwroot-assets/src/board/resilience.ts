// What every board does to stay up for months: it is watched, kept for a start without the server, and renewed.

import { DisplayPart } from './display-commands';
import { forgetBoards } from '../connection/offline-cache-format';
import { Keeper } from './offline-cache';
import { NewBuild } from './build-updater';
import { ask } from '../connection/server-probe';
import { whereTo } from '../connection/access-revoked';
import type { Parts } from './board-screen';
import { Stage } from './board-surface';
import { Watchdog, type Step } from '../connection/watchdog';

export interface Staying {
  stage: Stage;
  newBuild: NewBuild;
}

/** Runs the page's board; null when the page has none. */
export function stayUp(parts: Parts): Staying | null {
  const page = document.querySelector<HTMLElement>('[data-page][data-board]');
  if (!page) return null;
  // By this the page's own check and style know that the script runs.
  document.documentElement.dataset.script = '';
  const [home, board] = [location.pathname + location.search, page.dataset.board ?? ''];
  // Never into an error or a sign-in: what is shown now, with its age, is more than those tell.
  const reload = async (): Promise<void> => {
    if (typeof (await ask(home, board)) !== 'string') location.reload();
  };
  const isDisplay = page.dataset.display !== undefined;
  const leave = async (to: string): Promise<void> => {
    stage.screen.stop();
    await forgetBoards();
    location.replace(to);
  };
  let isDoubting = false;
  const doubt = async (): Promise<void> => {
    if (isDoubting) return;
    isDoubting = true;
    const to = await whereTo(stage.screen.board, isDisplay, home);
    isDoubting = false;
    if (to !== null) await leave(to);
  };
  const watchdog = new Watchdog((step) => climb(step));
  const newBuild = new NewBuild(() => stage, reload);
  const stage: Stage = new Stage(
    page,
    (screen) => [
      ...parts(screen),
      ...(isDisplay ? [new DisplayPart(screen, { reload, leave })] : []),
      new Keeper(screen, () => stage),
      {
        painted(frame) {
          watchdog.painted();
          newBuild.heard(frame.epoch);
        },
      },
    ],
    home,
    () => void doubt(),
  );

  function climb(step: Exclude<Step, 'none'>): void {
    if (step === 'stale') stage.screen.markStale();
    else if (step === 'reconnect') stage.screen.reconnect();
    else if (step === 'renew') void renew();
    else void reload();
  }

  async function renew(): Promise<void> {
    const { address, screen } = stage;
    const fresh = await ask(address, screen.board);
    // While it was asked for, another board may have taken its turn.
    if (typeof fresh === 'string' || stage.screen !== screen) return;
    if (fresh.build !== stage.build) {
      newBuild.look();
      return;
    }
    stage.replace(fresh, address);
    stage.screen.markStale();
  }

  // Browsers have it on https and loopback alone.
  if ('serviceWorker' in navigator) void navigator.serviceWorker.register(new URL('worker.js', document.baseURI)).catch(() => undefined);
  return { stage, newBuild };
}
