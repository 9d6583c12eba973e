// How often something happens, over the last ten seconds.

const SECONDS = 10;

export class Rate {
  private readonly counts = new Array<number>(SECONDS).fill(0);
  private second = -Infinity;

  /** It happened, at a moment in ms. */
  note(now: number): void {
    this.move(now);
    this.counts[this.second % SECONDS]! += 1;
  }

  perSecond(now: number): number {
    this.move(now);
    return this.counts.reduce((sum, count) => sum + count, 0) / SECONDS;
  }

  private move(now: number): void {
    const second = Math.floor(now / 1000);
    for (let past = Math.max(this.second + 1, second - SECONDS + 1); past <= second; past++) this.counts[past % SECONDS] = 0;
    this.second = Math.max(this.second, second);
  }
}
