// Measures how often an event happens, over the last ten seconds.

const SECONDS = 10;

export class RateMeter {
  private readonly counts = new Array<number>(SECONDS).fill(0);
  private second = -Infinity;

  /** Counts an event at a time in ms. */
  record(now: number): void {
    this.advance(now);
    this.counts[this.second % SECONDS]! += 1;
  }

  perSecond(now: number): number {
    this.advance(now);
    return this.counts.reduce((sum, count) => sum + count, 0) / SECONDS;
  }

  private advance(now: number): void {
    const second = Math.floor(now / 1000);
    for (let past = Math.max(this.second + 1, second - SECONDS + 1); past <= second; past++) this.counts[past % SECONDS] = 0;
    this.second = Math.max(this.second, second);
  }
}
