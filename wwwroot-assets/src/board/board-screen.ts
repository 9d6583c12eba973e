// What wall and team view have in common: a store, a link, a header, parts that draw, and a tick each second.

import { ServerClock } from '../shared/server-clock';
import type { Frame, Snapshot } from '../model/frames';
import { Header } from './board-header';
import { Link, type LinkState } from '../connection/board-connection';
import { afterPaint } from '../shared/after-paint';
import type { Shown } from '../model/shown-state';
import { Store } from '../connection/board-store';

/** A part of a page that draws, or that follows what is drawn. */
export interface ScreenPart {
  /** Shows what a frame changed; `all` when every row must be written anew. */
  show?(all: boolean): void;
  /** Lets times run; answers the states drawn, where it draws phones. */
  tick?(now: number): readonly Shown[] | void;
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
  /** Does something whenever the hub bids it. */
  on(order: string, act: (...args: unknown[]) => void): void;
  /** Shows what was known before this page was loaded, until the server is heard. */
  restore(known: Snapshot, ahead: number): void;
}

export type Parts = (screen: ScreenContext) => ScreenPart[];

export class Screen implements ScreenContext {
  readonly store = new Store();
  readonly clock = new ServerClock();
  private readonly header = new Header(this.store);
  private readonly parts: readonly ScreenPart[];
  private readonly link: Link;
  private line: LinkState = 'connecting';
  private isStale = false;
  private knownAt = NaN;
  private next: ReturnType<typeof setTimeout> | undefined;
  private isStopped = false;

  constructor(readonly page: HTMLElement, readonly board: string, parts: Parts, onDoubt: () => void = () => undefined) {
    this.clock.measure(page.dataset.now ?? '');
    const query = page.dataset.display === undefined ? '' : '?display';
    const say = (state: LinkState): void => {
      this.line = state;
      this.sayLine();
    };
    this.link = new Link(board, (frame) => this.take(frame), say, onDoubt, query);
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

  on(order: string, act: (...args: unknown[]) => void): void {
    this.link.on(order, act);
  }

  /** Says that nothing new was painted for a while; the next frame that is takes it back. */
  markStale(): void {
    this.isStale = true;
    this.sayLine();
  }

  /** Leaves a line that is thought to be whole for a new one. A lost one is on its way already, at its own pace. */
  reconnect(): void {
    if (this.line === 'live') this.link.reopen();
  }

  restore(known: Snapshot, ahead: number): void {
    if (this.store.version >= 0 || !this.store.apply(known)) return;
    this.clock.restore(ahead);
    this.knownAt = this.store.at;
    this.line = 'lost';
    this.sayLine();
    this.draw(true);
  }

  private sayLine(): void {
    this.header.link(this.isStale && this.line === 'live' ? 'stale' : this.line, this.knownAt);
  }

  private take(frame: Frame): boolean {
    const wasRenamed = this.store.renames;
    if (!this.store.apply(frame)) return false;
    this.clock.measure(frame.at);
    this.knownAt = this.clock.now();
    if (frame.kind === 'beat') this.tick();
    else this.draw(frame.kind === 'snapshot' || this.store.renames !== wasRenamed);
    this.page.dataset.version = String(this.store.version);
    afterPaint(() => this.painted(frame));
    return true;
  }

  private draw(all: boolean): void {
    // From here on the script says how old everything is.
    delete this.page.dataset.served;
    this.header.show();
    for (const part of this.parts) part.show?.(all);
    this.tick();
  }

  private painted(frame: Frame): void {
    if (this.isStopped) return;
    if (this.isStale) {
      this.isStale = false;
      this.sayLine();
    }
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
