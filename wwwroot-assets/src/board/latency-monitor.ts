// Measures how long changes are on their way from the vendor's answer to the pixel, and tells the hub what was painted.

import type { Frame } from '../model/frames';
import { Histogram } from '../model/latency-histogram';
import { Rate } from '../shared/rate-meter';
import type { ScreenContext, ScreenPart } from './board-screen';
import { listen } from '../shared/abortable-listener';

export const SPANS = ['receivedToApplied', 'appliedToSent', 'sentToPainted', 'receivedToPainted'] as const;
export type Span = (typeof SPANS)[number];

export class Latency implements ScreenPart {
  readonly spans = Object.fromEntries(SPANS.map((span) => [span, new Histogram()])) as Record<Span, Histogram>;
  /** Frames painted, beats too. */
  readonly rate = new Rate();
  /** When the newest painted frame was sent, by the server's clock; NaN before the first. */
  lastAt = NaN;
  readonly since: number;
  /** Not yet told. */
  private readonly painting = new Histogram();
  private readonly whole = new Histogram();
  private readonly listening = new AbortController();
  private shownAt = 0;

  constructor(private readonly screen: ScreenContext) {
    this.since = screen.clock.now();
    listen(document, 'visibilitychange', () => (this.shownAt = screen.clock.now()), this.listening.signal);
  }

  painted(frame: Frame, at: number): void {
    const sent = Date.parse(frame.at);
    this.lastAt = sent;
    this.rate.note(at);
    // What came while nobody could see it waited for eyes, not for us.
    if (frame.kind === 'delta' && sent >= this.shownAt) this.measure(frame.trace ?? [], Math.max(0, at - sent));
    // The server hears of it at each beat, and from a quiet board too: silence means that nothing is painted.
    if (frame.kind === 'beat') this.screen.send('Painted', this.screen.board, this.painting.take(), this.whole.take());
  }

  stop(): void {
    this.listening.abort();
  }

  private measure(trace: readonly (readonly [received: number, applied: number])[], painting: number): void {
    for (const [received, applied] of trace) {
      this.spans.receivedToApplied.add(received - applied);
      this.spans.appliedToSent.add(applied);
      this.spans.sentToPainted.add(painting);
      this.spans.receivedToPainted.add(received + painting);
      this.painting.add(painting);
      this.whole.add(received + painting);
    }
  }
}
