// The server's clock, measured from the times in its frames. The screen's own clock may be minutes off.

import { monotonicClock } from './monotonic-clock';

/** How fast an earlier measurement loses weight, because clocks drift: 1 ms each second. */
const DRIFT_RATE = 0.001;

export class ServerClock {
  private offset: number | undefined;
  private measuredAt = 0;
  private jumps = 0;

  constructor(
    private readonly localNow: () => number = () => monotonicClock.now(),
    private readonly getJumps: () => number = () => monotonicClock.jumps,
  ) {}

  /** Measures the offset from a frame that has just arrived. The frame with the least delay gives the best offset. */
  measure(at: string): void {
    const now = this.localNow();
    const offset = Date.parse(at) - now;
    if (Number.isNaN(offset)) return;
    // After a jump of the screen's clock, the previous offset is invalid.
    const isInvalid = this.offset === undefined || this.jumps !== this.getJumps();
    const known = isInvalid ? -Infinity : this.ahead - (now - this.measuredAt) * DRIFT_RATE;
    if (offset >= known || Math.abs(offset - known) > 60_000) {
      this.offset = offset;
      this.measuredAt = now;
      this.jumps = this.getJumps();
    }
  }

  /** How far the server's clock is ahead of the screen's, in ms. */
  get ahead(): number {
    return this.offset ?? 0;
  }

  /** Restores an offset that an earlier page measured; the next frame replaces it. */
  restore(ahead: number): void {
    this.offset = ahead;
    this.measuredAt = this.localNow();
    this.jumps = this.getJumps();
  }

  /** The server's time in ms since 1970. */
  now(): number {
    return this.localNow() + this.ahead;
  }
}
