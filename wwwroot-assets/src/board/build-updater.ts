// A display that runs for months takes a new build's scripts by itself, soon after the server came back with one.

import { ask } from '../connection/server-probe';
import type { Stage } from './board-surface';

const SOONEST = 5_000;
const SPREAD = 60_000;

/** Looks, once in a minute left to chance, whether the server is of another build, and if so loads the page anew. */
export class NewBuild {
  private epoch = '';
  private isWaiting = false;

  constructor(private readonly stage: () => Stage, private readonly reload: () => Promise<void>) {}

  /** What a frame says of the server's run: another epoch is another run, perhaps of another build. */
  heard(epoch: string): void {
    const isOther = this.epoch === '' ? this.stage().screen.page.dataset.kept !== undefined : epoch !== this.epoch;
    this.epoch = epoch;
    if (isOther) this.look();
  }

  look(): void {
    if (this.isWaiting) return;
    this.isWaiting = true;
    setTimeout(() => void this.compare(), SOONEST + SPREAD * Math.random());
  }

  private async compare(): Promise<void> {
    const { address, build, screen } = this.stage();
    const fresh = await ask(address, screen.board);
    this.isWaiting = false;
    if (typeof fresh !== 'string' && fresh.build !== build) await this.reload();
  }
}
