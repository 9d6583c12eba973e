// The sheet that says how fast the board is and how it is doing: by the key i, or by a tap into the corner.

import { age, span } from '../model/time-format';
import { keys } from '../shared/keyboard-shortcuts';
import { SPANS, type Latency } from '../board/latency-monitor';
import type { LinkState } from '../connection/board-connection';
import type { ScreenContext, ScreenPart } from '../board/board-screen';
import { text } from '../shared/dom-slots';
import { linkWord } from '../model/texts';
import { listen } from '../shared/abortable-listener';

const QUANTILES = [['p50', 0.5], ['p95', 0.95], ['p99', 0.99]] as const;
/** Seconds between two measurements of the way to the server. */
const TRIP_EVERY = 5;

export class InfoSheet implements ScreenPart {
  private readonly listening = new AbortController();
  private readonly release: () => void;
  private shown = 0;
  private trip = Infinity;

  constructor(
    private readonly sheet: HTMLElement,
    private readonly screen: ScreenContext,
    private readonly latency: Latency,
  ) {
    const { signal } = this.listening;
    this.release = keys.register({ key: 'i', says: 'How fast the board is, and how it is doing', act: () => sheet.togglePopover() });
    listen(sheet, 'toggle', () => this.open(), signal);
  }

  tick(now: number): void {
    const second = Math.floor(now / 1000);
    if (!this.sheet.matches(':popover-open') || second === this.shown) return;
    this.shown = second;
    if (second % TRIP_EVERY === 0 || this.trip === Infinity) void this.travel();
    this.write(now);
  }

  stop(): void {
    this.listening.abort();
    this.release();
  }

  private open(): void {
    this.shown = 0;
    this.tick(this.screen.clock.now());
  }

  private write(now: number): void {
    const { spans, rate, lastAt, since } = this.latency;
    for (const name of SPANS) {
      for (const [quantile, share] of QUANTILES) this.say(`${name}-${quantile}`, milliseconds(spans[name].quantile(share)));
    }
    const { store, page } = this.screen;
    this.say('measured', `${spans.receivedToPainted.count} changes in ${span((now - since) / 1000)}`);
    this.say('connection', linkWord(page.dataset.link as LinkState));
    this.say('version', `${store.version} of ${store.epoch.slice(0, 8)}`);
    this.say('frames', `${rate.perSecond(now).toFixed(1)} a second`);
    this.say('last', age((now - lastAt) / 1000));
    this.say('tiles', String(store.extensions.size));
    this.say('heap', heap());
    this.say('offset', signed(now - Date.now()));
    this.say('trip', milliseconds(this.trip === Infinity ? NaN : this.trip));
  }

  private say(slot: string, words: string): void {
    text(this.sheet, slot, words);
  }

  /** The shortest way there and back bounds what the measured times leave out. */
  private async travel(): Promise<void> {
    const start = performance.now();
    try {
      await fetch('health/live', { cache: 'no-store', signal: this.listening.signal });
      this.trip = Math.min(this.trip, performance.now() - start);
    } catch {
      // There is no way at present; the connection's own word says so.
    }
  }
}

/** 3.4 ms, 38 ms, 1.2 s; a dash for what was not measured. */
export function milliseconds(ms: number): string {
  if (Number.isNaN(ms)) return '–';
  if (ms < 9.95) return `${ms.toFixed(1)} ms`;
  return ms < 999.5 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

const signed = (ms: number): string => (ms < 0 ? `−${milliseconds(-ms)}` : milliseconds(ms));

/** What the browser says of its memory; not all do. */
function heap(): string {
  const memory = (performance as Performance & { memory?: { usedJSHeapSize: number } }).memory;
  return memory ? `${(memory.usedJSHeapSize / 1_048_576).toFixed(1)} MiB` : 'not told';
}
