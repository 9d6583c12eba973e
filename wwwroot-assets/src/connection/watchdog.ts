// Watches, apart from the connection, that what arrives is also painted. When it is not, it climbs a ladder: say so,
// connect anew, take a fresh page, load all anew. Where the server has no board to give, what is shown stays.

/** Called each second, and not for so long: the page slept, and the link has seen to it. */
const SLEEP_GAP = 10_000;
const STALE_AFTER = 12_000;
const RECONNECT_AFTER = 20_000;
const REFRESH_AFTER = 45_000;
const RELOAD_AFTER = 120_000;
const RELOAD_SPREAD = 60_000;

export type RecoveryStep = 'none' | 'stale' | 'reconnect' | 'renew' | 'reload';

/** Which step is due. It counts only while the page is awake and can be seen. */
export class RecoverySchedule {
  private waited = 0;
  private nextIndex = 0;
  private schedule: readonly (readonly [RecoveryStep, number])[] = [];

  constructor(private readonly random: () => number = Math.random) {
    this.painted();
  }

  /** A frame has been painted: all is well. */
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

  /** Time has gone by, in ms; answers what is to be done now. */
  tick(elapsed: number, isVisible: boolean): RecoveryStep {
    // Nothing is painted of a page that is hidden or asleep, nor need be.
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
