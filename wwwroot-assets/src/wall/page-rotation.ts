// The rotation of a board's pages: they turn by themselves, and pause after a manual turn.

const TURN_INTERVAL = 12_000;
const MANUAL_HOLD = 60_000;

export class PageRotation {
  private index = 0;
  private count = 1;
  private turnsAt = Infinity;

  /** The current page, from 0. */
  get page(): number {
    return this.index;
  }

  get pages(): number {
    return this.count;
  }

  /** The time until the next turn in ms; Infinity when pages do not turn. */
  timeLeft(now: number): number {
    return this.turnsAt - now;
  }

  setPageCount(count: number, now: number): void {
    if (count === this.count) return;
    this.count = count;
    this.index = Math.min(this.index, count - 1);
    this.turnsAt = count > 1 ? now + TURN_INTERVAL : Infinity;
  }

  /** Turns the page when it is due; returns whether it did. */
  tick(now: number): boolean {
    if (now < this.turnsAt) return false;
    this.index = (this.index + 1) % this.count;
    this.turnsAt = now + TURN_INTERVAL;
    return true;
  }

  /** Turns the page manually and holds it for a while; returns whether there is another page. */
  turn(by: number, now: number): boolean {
    if (this.count < 2) return false;
    this.index = (this.index + by + this.count) % this.count;
    this.turnsAt = now + MANUAL_HOLD;
    return true;
  }
}
