// The server's clock, measured from its frames: this screen's own may be minutes off.

import { monotonicClock } from './monotonic-clock';

/** How fast a better measurement is forgotten, for clocks drift: 1 ms each second. */
const DRIFT_RATE = 0.001;

export class ServerClock {
  private offset: number | undefined;
  private measuredAt = 0;
  private jumps = 0;

  constructor(
    private readonly localNow: () => number = () => monotonicClock.now(),
    private readonly getJumps: () => number = () => monotonicClock.jumps,
  ) {}

  /** A frame that says it was sent at a moment has arrived now. The one that was least delayed tells most. */
  measure(at: string): void {
    const now = this.localNow();
    const offset = Date.parse(at) - now;
    if (Number.isNaN(offset)) return;
    // Set forward since, this screen's clock says nothing of what was measured against it.
    const isInvalid = this.offset === undefined || this.jumps !== this.getJumps();
    const known = isInvalid ? -Infinity : this.ahead - (now - this.measuredAt) * DRIFT_RATE;
    if (offset >= known || Math.abs(offset - known) > 60_000) {
      this.offset = offset;
      this.measuredAt = now;
      this.jumps = this.getJumps();
    }
  }

  /** By how much the server's clock is ahead of this screen's, in ms. */
  get ahead(): number {
    return this.offset ?? 0;
  }

  /** Goes on from what was measured before this page was loaded, until a frame comes. */
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
