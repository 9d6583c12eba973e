// What wall and team view have in common: a store, a link, a header, parts that draw, and a tick each second.

import { ServerClock } from './clock';
import type { Frame, State } from './frames';
import { Header } from './header';
import { Link } from './link';
import { afterPaint } from './paint';
import { Store } from './store';

/** A part of a page that draws, or that follows what is drawn. */
export interface ScreenPart {
  /** Shows what a frame changed; `all` when every row must be written anew. */
  show?(all: boolean): void;
  /** Lets times run; answers the states drawn, where it draws phones. */
  tick?(now: number): readonly State[] | void;
  /** A frame was drawn and has been painted: a person can see it since that moment of the server's clock. */
  painted?(frame: Frame, at: number): void;
  /** Lets go of what outlives its elements: listeners, timers. */
  stop?(): void;
}

/** What a part may need of its screen. */
export interface ScreenContext {
  readonly page: HTMLElement;
  readonly board: string;
  readonly store: Store;
  readonly clock: ServerClock;
  /** Tells the hub something, without an answer; lost while there is no connection. */
  send(method: string, ...args: unknown[]): void;
}

export class Screen implements ScreenContext {
  readonly store = new Store();
  readonly clock = new ServerClock();
  private readonly header = new Header(this.store);
  private readonly parts: readonly ScreenPart[];
  private readonly link: Link;
  private knownAt = NaN;
  private next: ReturnType<typeof setTimeout> | undefined;
  private isStopped = false;

  constructor(readonly page: HTMLElement, readonly board: string, parts: (screen: ScreenContext) => ScreenPart[]) {
    this.clock.measure(page.dataset.now ?? '');
    this.link = new Link(board, (frame) => this.take(frame), (state) => this.header.link(state, this.knownAt));
    this.parts = parts(this);
  }

  start(): void {
    this.link.start();
    this.everySecond();
  }

  /** Leaves the page's elements as they are and does nothing more with them. */
  stop(): void {
    this.isStopped = true;
    clearTimeout(this.next);
    this.link.stop();
    for (const part of this.parts) part.stop?.();
  }

  send(method: string, ...args: unknown[]): void {
    this.link.send(method, ...args);
  }

  private take(frame: Frame): boolean {
    const wasRenamed = this.store.renames;
    if (!this.store.apply(frame)) return false;
    this.clock.measure(frame.at);
    this.knownAt = this.clock.now();
    if (frame.kind !== 'beat') {
      this.header.show();
      for (const part of this.parts) part.show?.(frame.kind === 'snapshot' || this.store.renames !== wasRenamed);
    }
    this.tick();
    this.page.dataset.version = String(this.store.version);
    afterPaint(() => this.painted(frame));
    return true;
  }

  private painted(frame: Frame): void {
    if (this.isStopped) return;
    const at = this.clock.now();
    for (const part of this.parts) part.painted?.(frame, at);
  }

  private tick(): void {
    const now = this.clock.now();
    this.header.tick(now);
    for (const part of this.parts) {
      const states = part.tick?.(now);
      if (states) this.header.count(states, now);
    }
  }

  private everySecond(): void {
    this.link.check();
    // Until the first frame the page says what the server wrote; there is nothing to let run.
    if (this.store.version >= 0) this.tick();
    this.next = setTimeout(() => this.everySecond(), 1000 - (Date.now() % 1000));
  }
}

/** Runs the page's board; null when the page has none. */
export function run(parts: (screen: ScreenContext) => ScreenPart[]): Screen | null {
  const page = document.querySelector<HTMLElement>('[data-page]');
  const board = page?.dataset.board;
  if (!page || board === undefined) return null;
  const screen = new Screen(page, board, parts);
  screen.start();
  return screen;
}
