// Measures the latency of changes from the vendor's response to the paint, and reports painted frames to the hub.

import type { Frame } from '../model/frames';
import { LatencyHistogram } from '../model/latency-histogram';
import { RateMeter } from '../shared/rate-meter';
import type { ScreenContext, ScreenPart } from './board-screen';
import { addListener } from '../shared/abortable-listener';

export const LATENCY_STAGES = ['receivedToApplied', 'appliedToSent', 'sentToPainted', 'receivedToPainted'] as const;
export type LatencyStage = (typeof LATENCY_STAGES)[number];

export class LatencyMonitor implements ScreenPart {
  readonly stages = Object.fromEntries(LATENCY_STAGES.map((span) => [span, new LatencyHistogram()])) as Record<
    LatencyStage,
    LatencyHistogram
  >;
  /** The rate of painted frames, beats included. */
  readonly rate = new RateMeter();
  /** When the latest painted frame was sent, by the server's clock; NaN before the first. */
  lastSentAt = NaN;
  readonly since: number;
  /** Not yet reported to the hub. */
  private readonly unreportedPaintTimes = new LatencyHistogram();
  private readonly unreportedTotalTimes = new LatencyHistogram();
  private readonly listening = new AbortController();
  private visibleSince = 0;

  constructor(private readonly screen: ScreenContext) {
    this.since = screen.clock.now();
    addListener(document, 'visibilitychange', () => (this.visibleSince = screen.clock.now()), this.listening.signal);
  }

  painted(frame: Frame, at: number): void {
    const sent = Date.parse(frame.at);
    this.lastSentAt = sent;
    this.rate.record(at);
    // Frames that arrived while the page was hidden are not measured.
    if (frame.kind === 'delta' && sent >= this.visibleSince) this.measure(frame.trace ?? [], Math.max(0, at - sent));
    // Reported at each beat, also by a quiet board. A viewer without reports counts as unresponsive.
    if (frame.kind === 'beat')
      this.screen.send('Painted', this.screen.board, this.unreportedPaintTimes.drain(), this.unreportedTotalTimes.drain());
  }

  stop(): void {
    this.listening.abort();
  }

  private measure(trace: readonly (readonly [received: number, applied: number])[], painting: number): void {
    for (const [received, applied] of trace) {
      this.stages.receivedToApplied.add(received - applied);
      this.stages.appliedToSent.add(applied);
      this.stages.sentToPainted.add(painting);
      this.stages.receivedToPainted.add(received + painting);
      this.unreportedPaintTimes.add(painting);
      this.unreportedTotalTimes.add(received + painting);
    }
  }
}
