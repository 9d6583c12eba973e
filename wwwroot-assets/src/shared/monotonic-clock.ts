// This screen's clock, but one that never goes back: what is old would else be as good as new for as long as a TV was set
// back. Its twin on the server is SteadyClock.

/** Set forward by so much in one step, what was measured against it is worth nothing. */
const MIN_JUMP = 2_000;

export class MonotonicClock {
  private last: number;
  private lastElapsed: number;

  /** How often it was set forward, or the machine slept, which is the same to it. */
  jumps = 0;

  constructor(
    private readonly wallClock: () => number = () => Date.now(),
    private readonly elapsedTime: () => number = () => performance.now(),
  ) {
    this.last = wallClock();
    this.lastElapsed = elapsedTime();
  }

  /** Milliseconds since 1970. */
  now(): number {
    const [wall, elapsed] = [this.wallClock(), this.elapsedTime()];
    const expected = this.last + Math.max(0, elapsed - this.lastElapsed);
    if (wall > expected + MIN_JUMP) this.jumps++;
    this.last = Math.max(wall, expected);
    this.lastElapsed = elapsed;
    return this.last;
  }
}

/** The one of this page. */
export const monotonicClock = new MonotonicClock();
