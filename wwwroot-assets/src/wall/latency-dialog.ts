// The dialog with latency and connection details, opened by the key i or by a tap into the corner.

import { formatAge, formatSpan } from '../model/time-format';
import { shortcuts } from '../shared/keyboard-shortcuts';
import { LATENCY_STAGES, type LatencyMonitor } from '../board/latency-monitor';
import type { ConnectionState } from '../model/connection-state';
import type { ScreenContext, ScreenPart } from '../board/board-screen';
import { setText } from '../shared/dom-slots';
import { connectionName } from '../model/texts';
import { addListener } from '../shared/abortable-listener';
import * as texts from '../texts/en';
import { format, formatNumber } from '../texts/format';

const QUANTILES = [
  ['p50', 0.5],
  ['p95', 0.95],
  ['p99', 0.99],
] as const;
/** Seconds between two measurements of the round trip to the server. */
const ROUND_TRIP_INTERVAL = 5;

export class LatencyDialog implements ScreenPart {
  private readonly listening = new AbortController();
  private readonly release: () => void;
  private shownSecond = 0;
  private roundTrip = Infinity;

  constructor(
    private readonly dialog: HTMLElement,
    private readonly screen: ScreenContext,
    private readonly latency: LatencyMonitor,
  ) {
    const { signal } = this.listening;
    this.release = shortcuts.register({
      key: 'i',
      description: texts.shortcutLatency,
      run: () => dialog.togglePopover(),
    });
    addListener(dialog, 'toggle', () => this.open(), signal);
  }

  tick(now: number): void {
    const second = Math.floor(now / 1000);
    if (!this.dialog.matches(':popover-open') || second === this.shownSecond) return;
    this.shownSecond = second;
    if (second % ROUND_TRIP_INTERVAL === 0 || this.roundTrip === Infinity) void this.measureRoundTrip();
    this.write(now);
  }

  stop(): void {
    this.listening.abort();
    this.release();
  }

  private open(): void {
    this.shownSecond = 0;
    this.tick(this.screen.clock.now());
  }

  private write(now: number): void {
    const { stages: spans, rate, lastSentAt: lastAt, since } = this.latency;
    for (const name of LATENCY_STAGES) {
      for (const [quantile, share] of QUANTILES) this.writeSlot(`${name}-${quantile}`, formatMilliseconds(spans[name].quantile(share)));
    }
    const { store, page } = this.screen;
    this.writeSlot(
      'measured',
      format(texts.measuredChanges, { count: spans.receivedToPainted.count, span: formatSpan((now - since) / 1000) }),
    );
    this.writeSlot('connection', connectionName(page.dataset.link as ConnectionState));
    this.writeSlot('version', format(texts.versionOfEpoch, { version: store.version, epoch: store.epoch.slice(0, 8) }));
    this.writeSlot('frames', format(texts.framesPerSecond, { rate: formatNumber(rate.perSecond(now), 1) }));
    this.writeSlot('last', formatAge((now - lastAt) / 1000));
    this.writeSlot('tiles', String(store.extensions.size));
    this.writeSlot('heap', formatHeap());
    this.writeSlot('offset', formatOffset(now - Date.now()));
    this.writeSlot('trip', formatMilliseconds(this.roundTrip === Infinity ? NaN : this.roundTrip));
  }

  private writeSlot(slot: string, value: string): void {
    setText(this.dialog, slot, value);
  }

  /** The shortest round trip is a bound for the error of the measured latencies. */
  private async measureRoundTrip(): Promise<void> {
    const start = performance.now();
    try {
      await fetch('health/live', { cache: 'no-store', signal: this.listening.signal });
      this.roundTrip = Math.min(this.roundTrip, performance.now() - start);
    } catch {
      // The server is unreachable; the connection state shows it.
    }
  }
}

/** 3.4 ms, 38 ms, 1.2 s; a dash for NaN */
export function formatMilliseconds(ms: number): string {
  if (Number.isNaN(ms)) return '–';
  if (ms < 9.95) return format(texts.milliseconds, { value: formatNumber(ms, 1) });
  return ms < 999.5 ? format(texts.milliseconds, { value: Math.round(ms) }) : format(texts.seconds, { count: formatNumber(ms / 1000, 1) });
}

const formatOffset = (ms: number): string => (ms < 0 ? `−${formatMilliseconds(-ms)}` : formatMilliseconds(ms));

/** The memory use, which not all browsers report. */
function formatHeap(): string {
  const memory = (performance as Performance & { memory?: { usedJSHeapSize: number } }).memory;
  return memory ? format(texts.mebibytes, { value: formatNumber(memory.usedJSHeapSize / 1_048_576, 1) }) : texts.notReported;
}
