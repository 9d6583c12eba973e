// This screen's clock, but one that never goes back: what is old would else be as good as new for as long as a TV was set
// back. Its twin on the server is SteadyClock.

/** Set forward by so much in one step, what was measured against it is worth nothing. */
const LEAP = 2_000;

export class SteadyClock {
  private last: number;
  private passed: number;

  /** How often it was set forward, or the machine slept, which is the same to it. */
  leaps = 0;

  constructor(private readonly wall: () => number = () => Date.now(), private readonly passing: () => number = () => performance.now()) {
    this.last = wall();
    this.passed = passing();
  }

  /** Milliseconds since 1970. */
  now(): number {
    const [wall, passed] = [this.wall(), this.passing()];
    const went = this.last + Math.max(0, passed - this.passed);
    if (wall > went + LEAP) this.leaps++;
    this.last = Math.max(wall, went);
    this.passed = passed;
    return this.last;
  }
}

/** The one of this page. */
export const steady = new SteadyClock();
