// A display that runs for months takes a new build's scripts by itself, soon after the server came back with one.

import { fetchBoardPage } from '../connection/server-probe';
import type { BoardSurface } from './board-surface';

const MIN_DELAY = 5_000;
const DELAY_SPREAD = 60_000;

/** Looks, once in a minute left to chance, whether the server is of another build, and if so loads the page anew. */
export class BuildUpdater {
  private epoch = '';
  private isWaiting = false;

  constructor(
    private readonly getSurface: () => BoardSurface,
    private readonly reload: () => Promise<void>,
  ) {}

  /** What a frame says of the server's run: another epoch is another run, perhaps of another build. */
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
