// The screen's wall clock, but never going back: otherwise old data would count as new after a TV's clock was set
// back. The server has MonotonicTimeProvider.

/** After a forward jump of this size, earlier measurements against this clock are invalid. */
const MIN_JUMP = 2_000;

export class MonotonicClock {
  private last: number;
  private lastElapsed: number;

  /** The number of forward jumps. Sleep of the machine counts as a jump. */
  jumps = 0;

  constructor(
    private readonly wallClock: () => number = () => Date.now(),
    private readonly elapsedTime: () => number = () => performance.now(),
  ) {
    this.last = wallClock();
    this.lastElapsed = elapsedTime();
  }

  now(): number {
    const [wall, elapsed] = [this.wallClock(), this.elapsedTime()];
    const expected = this.last + Math.max(0, elapsed - this.lastElapsed);
    if (wall > expected + MIN_JUMP) this.jumps++;
    this.last = Math.max(wall, expected);
    this.lastElapsed = elapsed;
    return this.last;
  }
}

/** The clock of this page. */
export const monotonicClock = new MonotonicClock();
