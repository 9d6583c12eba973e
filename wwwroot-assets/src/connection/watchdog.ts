// Watches, apart from the connection, that what arrives is also painted. When it is not, it climbs a ladder: say so,
// connect anew, take a fresh page, load all anew. Where the server has no board to give, what is shown stays.

/** Called each second, and not for so long: the page slept, and the link has seen to it. */
const NAP = 10_000;
const STALE = 12_000;
const RECONNECT = 20_000;
const RENEW = 45_000;
const RELOAD = 120_000;
const RELOAD_SPREAD = 60_000;

export type Step = 'none' | 'stale' | 'reconnect' | 'renew' | 'reload';

/** Which step is due. It counts only while the page is awake and can be seen. */
export class Ladder {
  private waited = 0;
  private done = 0;
  private rungs: readonly (readonly [Step, number])[] = [];

  constructor(private readonly random: () => number = Math.random) {
    this.painted();
  }

  /** A frame has been painted: all is well. */
  painted(): void {
    this.waited = 0;
    this.done = 0;
    this.rungs = [['stale', STALE], ['reconnect', RECONNECT], ['renew', RENEW], ['reload', RELOAD + RELOAD_SPREAD * this.random()]];
  }

  /** Time has gone by, in ms; answers what is to be done now. */
  tick(elapsed: number, isVisible: boolean): Step {
    // Nothing is painted of a page that is hidden or asleep, nor need be.
    if (!isVisible || elapsed > NAP || elapsed < 0) {
      this.painted();
      return 'none';
    }
    this.waited += elapsed;
    const [step, at] = this.rungs[this.done] ?? ['none', Infinity];
    if (this.waited < at) return 'none';
    if (step === 'reload') this.waited = RELOAD / 2;
    else this.done++;
    return step;
  }
}

export class Watchdog {
  private readonly ladder = new Ladder();
  private before = Date.now();

  constructor(private readonly act: (step: Exclude<Step, 'none'>) => void) {
    setInterval(() => this.look(), 1000);
  }

  painted(): void {
    this.ladder.painted();
  }

  private look(): void {
    const now = Date.now();
    const step = this.ladder.tick(now - this.before, document.visibilityState === 'visible');
    this.before = now;
    if (step !== 'none') this.act(step);
  }
}
