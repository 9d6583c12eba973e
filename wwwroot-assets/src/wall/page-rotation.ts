// Which page of tiles is shown: they turn by themselves, and wait where somebody turned them by hand.

const TURN_INTERVAL = 12_000;
const MANUAL_HOLD = 60_000;

export class PageRotation {
  private index = 0;
  private count = 1;
  private turnsAt = Infinity;

  /** The page shown, from 0. */
  get page(): number {
    return this.index;
  }

  get pages(): number {
    return this.count;
  }

  /** How long until it turns, in milliseconds; Infinity when it does not. */
  timeLeft(now: number): number {
    return this.turnsAt - now;
  }

  /** Says how many pages there are. */
  setPageCount(count: number, now: number): void {
    if (count === this.count) return;
    this.count = count;
    this.index = Math.min(this.index, count - 1);
    this.turnsAt = count > 1 ? now + TURN_INTERVAL : Infinity;
  }

  /** Turns the page when its time has come; whether it did. */
  tick(now: number): boolean {
    if (now < this.turnsAt) return false;
    this.index = (this.index + 1) % this.count;
    this.turnsAt = now + TURN_INTERVAL;
    return true;
  }

  /** Turns it by hand, and stays there for a while; whether there was another. */
  turn(by: number, now: number): boolean {
    if (this.count < 2) return false;
    this.index = (this.index + by + this.count) % this.count;
    this.turnsAt = now + MANUAL_HOLD;
    return true;
  }
}
