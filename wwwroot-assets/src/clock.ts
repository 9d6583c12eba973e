// The server's clock, measured from its frames: this screen's own may be minutes off.

/** How fast a better measurement is forgotten, for clocks drift: 1 ms each second. */
const DRIFT = 0.001;

export class ServerClock {
  private offset: number | undefined;
  private measuredAt = 0;

  constructor(private readonly local: () => number = Date.now) {}

  /** A frame that says it was sent at a moment has arrived now. The one that was least delayed tells most. */
  measure(at: string): void {
    const now = this.local();
    const offset = Date.parse(at) - now;
    if (Number.isNaN(offset)) return;
    const known = this.offset === undefined ? -Infinity : this.offset - (now - this.measuredAt) * DRIFT;
    if (offset >= known || Math.abs(offset - known) > 60_000) {
      this.offset = offset;
      this.measuredAt = now;
    }
  }

  /** By how much the server's clock is ahead of this screen's, in ms. */
  get ahead(): number {
    return this.offset ?? 0;
  }

  /** Goes on from what was measured before this page was loaded, until a frame comes. */
  restore(ahead: number): void {
    this.offset = ahead;
    this.measuredAt = this.local();
  }

  /** The server's time in ms since 1970. */
  now(): number {
    return this.local() + this.ahead;
  }
}
