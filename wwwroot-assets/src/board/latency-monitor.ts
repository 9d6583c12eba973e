// Measures how long changes are on their way from the vendor's answer to the pixel, and tells the hub what was painted.

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
  /** Frames painted, beats too. */
  readonly rate = new RateMeter();
  /** When the newest painted frame was sent, by the server's clock; NaN before the first. */
  lastSentAt = NaN;
  readonly since: number;
  /** Not yet told. */
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
    // What came while nobody could see it waited for eyes, not for us.
    if (frame.kind === 'delta' && sent >= this.visibleSince) this.measure(frame.trace ?? [], Math.max(0, at - sent));
    // The server hears of it at each beat, and from a quiet board too: silence means that nothing is painted.
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
