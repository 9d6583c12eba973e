// The common parts of wall and team view: store, connection, header, parts that draw, and a tick each second.

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
  /** Shows the changes of a frame; `all` when every row must be written again. */
  show?(all: boolean): void;
  /** Updates times; a part that draws extensions returns their shown states. */
  tick?(now: number): readonly ShownState[] | void;
  /** Called after a frame has been painted, with the server's time of the paint. */
  painted?(frame: Frame, at: number): void;
  /** Releases what outlives the part's elements: listeners and timers. */
  stop?(): void;
}

/** The services of a screen that its parts use. */
export interface ScreenContext {
  readonly page: HTMLElement;
  readonly board: string;
  readonly store: BoardStore;
  readonly clock: ServerClock;
  /** Sends a message to the hub and expects no response. The message is lost while there is no connection. */
  send(method: string, ...args: unknown[]): void;
  /** Registers a handler for a method that the hub calls on the client. */
  on(method: string, handler: (...args: unknown[]) => void): void;
  /** Shows a cached snapshot until the first frame arrives. */
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

  /** Stops all updates and leaves the page's elements as they are. */
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

  /** Marks the board as stale: nothing has been painted for a while. The next painted frame ends it. */
  markStale(): void {
    this.isStale = true;
    this.showConnection();
  }

  /** Replaces a connection that appears to be live. A lost connection is being retried already. */
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
    // From here on the script shows the age of all data.
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
    // Before the first frame the page shows what the server rendered, and no time runs.
    if (this.store.version >= 0) this.tick();
    this.nextTick = setTimeout(() => this.everySecond(), 1000 - (Date.now() % 1000));
  }
}
