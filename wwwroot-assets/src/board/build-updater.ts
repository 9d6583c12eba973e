// Loads the scripts of a new build, so that a display that runs for months is updated after the server is.

import { fetchBoardPage } from '../connection/server-probe';
import type { BoardSurface } from './board-surface';

const MIN_DELAY = 5_000;
const DELAY_SPREAD = 60_000;

/** Compares the server's build with the page's after a random delay of up to a minute, and reloads when they differ. */
export class BuildUpdater {
  private epoch = '';
  private isWaiting = false;

  constructor(
    private readonly getSurface: () => BoardSurface,
    private readonly reload: () => Promise<void>,
  ) {}

  /** Takes the epoch of a frame. Another epoch means that the server was restarted, perhaps with another build. */
  observeEpoch(epoch: string): void {
    const isOther = this.epoch === '' ? this.getSurface().screen.page.dataset.kept !== undefined : epoch !== this.epoch;
    this.epoch = epoch;
    if (isOther) this.scheduleCheck();
  }

  scheduleCheck(): void {
    if (this.isWaiting) return;
    this.isWaiting = true;
    setTimeout(() => void this.compare(), MIN_DELAY + DELAY_SPREAD * Math.random());
  }

  private async compare(): Promise<void> {
    const { address, build, screen } = this.getSurface();
    const served = await fetchBoardPage(address, screen.board);
    this.isWaiting = false;
    if (typeof served !== 'string' && served.build !== build) await this.reload();
  }
}
