// What wall and team view have in common: a store, a link, a header, parts that draw, and a tick each second.

import { ServerClock } from '../shared/server-clock';
import type { Frame, Snapshot } from '../model/frames';
import { BoardHeader } from './board-header';
import { BoardConnection } from '../connection/board-connection';
import type { ConnectionState } from '../model/connection-state';
import { afterPaint } from '../shared/after-paint';
import type { ShownState } from '../model/shown-state';
import { BoardStore } from '../connection/board-store';

/** A part of a page that draws, or that follows what is drawn. */
export interface ScreenPart {
  /** Shows what a frame changed; `all` when every row must be written anew. */
  show?(all: boolean): void;
  /** Lets times run; answers the states drawn, where it draws phones. */
  tick?(now: number): readonly ShownState[] | void;
  /** A frame was drawn and has been painted: a person can see it since that moment of the server's clock. */
  painted?(frame: Frame, at: number): void;
  /** Lets go of what outlives its elements: listeners, timers. */
  stop?(): void;
}

/** What a part may need of its screen. */
export interface ScreenContext {
  readonly page: HTMLElement;
  readonly board: string;
  readonly store: BoardStore;
  readonly clock: ServerClock;
  /** Tells the hub something, without an answer; lost while there is no connection. */
  send(method: string, ...args: unknown[]): void;
  /** Does something whenever the hub bids it. */
  on(method: string, handler: (...args: unknown[]) => void): void;
  /** Shows what was known before this page was loaded, until the server is heard. */
  restore(known: Snapshot, ahead: number): void;
}

export type PartFactory = (screen: ScreenContext) => ScreenPart[];

export class BoardScreen implements ScreenContext {
  readonly store = new BoardStore();
  readonly clock = new ServerClock();
  private readonly header = new BoardHeader(this.store);
  private readonly parts: readonly ScreenPart[];
  private readonly connection: BoardConnection;
  private connectionState: ConnectionState = 'connecting';
  private isStale = false;
  private lastFrameAt = NaN;
  private nextTick: ReturnType<typeof setTimeout> | undefined;
  private isStopped = false;

  constructor(
    readonly page: HTMLElement,
    readonly board: string,
    parts: PartFactory,
    onDoubt: () => void = () => undefined,
  ) {
    this.clock.measure(page.dataset.now ?? '');
    const query = page.dataset.display === undefined ? '' : '?display';
    const onState = (state: ConnectionState): void => {
      this.connectionState = state;
      this.showConnection();
    };
    this.connection = new BoardConnection(board, (frame) => this.applyFrame(frame), onState, onDoubt, query);
    this.parts = parts(this);
  }

  start(): void {
    this.connection.start();
    this.everySecond();
  }

  /** Leaves the page's elements as they are and does nothing more with them. */
  stop(): void {
    this.isStopped = true;
    clearTimeout(this.nextTick);
    this.connection.stop();
    for (const part of this.parts) part.stop?.();
  }

  send(method: string, ...args: unknown[]): void {
    this.connection.send(method, ...args);
  }

  on(method: string, handler: (...args: unknown[]) => void): void {
    this.connection.on(method, handler);
  }

  /** Says that nothing new was painted for a while; the next frame that is takes it back. */
  markStale(): void {
    this.isStale = true;
    this.showConnection();
  }

  /** Leaves a line that is thought to be whole for a new one. A lost one is on its way already, at its own pace. */
  reconnect(): void {
    if (this.connectionState === 'live') this.connection.reopen();
  }

  restore(known: Snapshot, ahead: number): void {
    if (this.store.version >= 0 || !this.store.apply(known)) return;
    this.clock.restore(ahead);
    this.lastFrameAt = this.store.sentAt;
    this.connectionState = 'lost';
    this.showConnection();
    this.render(true);
  }

  private showConnection(): void {
    this.header.showConnection(this.isStale && this.connectionState === 'live' ? 'stale' : this.connectionState, this.lastFrameAt);
  }

  private applyFrame(frame: Frame): boolean {
    const renamesBefore = this.store.renames;
    if (!this.store.apply(frame)) return false;
    this.clock.measure(frame.at);
    this.lastFrameAt = this.clock.now();
    if (frame.kind === 'beat') this.tick();
    else this.render(frame.kind === 'snapshot' || this.store.renames !== renamesBefore);
    this.page.dataset.version = String(this.store.version);
    afterPaint(() => this.painted(frame));
    return true;
  }

  private render(all: boolean): void {
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
      this.showConnection();
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
    this.connection.check();
    // Until the first frame the page says what the server wrote; there is nothing to let run.
    if (this.store.version >= 0) this.tick();
    this.nextTick = setTimeout(() => this.everySecond(), 1000 - (Date.now() % 1000));
  }
}
