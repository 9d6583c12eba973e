// Checks, independently of the connection, that frames are painted. When none is, recovery escalates: mark the board
// as stale, reconnect, replace the page, reload. Without a response of the server the board stays as it is.

/** `tick` is called each second. A longer gap means that the page slept; the connection handles that. */
const SLEEP_GAP = 10_000;
const STALE_AFTER = 12_000;
const RECONNECT_AFTER = 20_000;
const REFRESH_AFTER = 45_000;
const RELOAD_AFTER = 120_000;
const RELOAD_SPREAD = 60_000;

export type RecoveryStep = 'none' | 'stale' | 'reconnect' | 'renew' | 'reload';

/** Decides which recovery step is due. Time counts only while the page is visible and awake. */
export class RecoverySchedule {
  private waited = 0;
  private nextIndex = 0;
  private schedule: readonly (readonly [RecoveryStep, number])[] = [];

  constructor(private readonly random: () => number = Math.random) {
    this.painted();
  }

  /** Resets the schedule: a frame has been painted. */
  painted(): void {
    this.waited = 0;
    this.nextIndex = 0;
    this.schedule = [
      ['stale', STALE_AFTER],
      ['reconnect', RECONNECT_AFTER],
      ['renew', REFRESH_AFTER],
      ['reload', RELOAD_AFTER + RELOAD_SPREAD * this.random()],
    ];
  }

  /** Adds the time that has passed, in ms, and returns the step that is due. */
  tick(elapsed: number, isVisible: boolean): RecoveryStep {
    // A browser paints nothing of a page that is hidden or asleep.
    if (!isVisible || elapsed > SLEEP_GAP || elapsed < 0) {
      this.painted();
      return 'none';
    }
    this.waited += elapsed;
    const [step, at] = this.schedule[this.nextIndex] ?? ['none', Infinity];
    if (this.waited < at) return 'none';
    if (step === 'reload') this.waited = RELOAD_AFTER / 2;
    else this.nextIndex++;
    return step;
  }
}

export class Watchdog {
  private readonly recovery = new RecoverySchedule();
  private lastTickAt = Date.now();

  constructor(private readonly onStep: (step: Exclude<RecoveryStep, 'none'>) => void) {
    setInterval(() => this.check(), 1000);
  }

  painted(): void {
    this.recovery.painted();
  }

  private check(): void {
    const now = Date.now();
    const step = this.recovery.tick(now - this.lastTickAt, document.visibilityState === 'visible');
    this.lastTickAt = now;
    if (step !== 'none') this.onStep(step);
  }
}
