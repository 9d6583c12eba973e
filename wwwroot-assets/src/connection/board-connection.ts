// The connection to the hub: reconnects for ever, and after a sleep or a freeze asks for a snapshot, never a replay.

import { HubConnectionState, type HubConnection, type ISubscription } from '@microsoft/signalr';
import type { Frame } from '../model/frames';
import { steady } from '../shared/monotonic-clock';
import { fetchSnapshot, Transports } from './transports';
import { listen } from '../shared/abortable-listener';

/** Stale: the connection stands, and yet nothing new was drawn. Blocked: no transport works; snapshots are fetched instead. */
export type LinkState = 'connecting' | 'live' | 'lost' | 'stale' | 'blocked';

/** The hub beats every 5 s: after three missed ones the line is dead, whatever the socket says. */
const SILENCE = 15_000;
/** Called each second, and not for so long: the machine slept. */
const NAP = 10_000;
const FIRST_SPREAD = 6_000;
const LONGEST_RETRY = 10_000;
/** Between two snapshots where no transport works. Every fourth time the transports are tried again. */
const FETCH_EVERY = 15_000;
const FETCHES_BETWEEN_TRIES = 3;

/**
 * A server that goes takes all its screens at one instant: the first retry is spread over six seconds, so that two
 * thousand do not return in one; those after it come every five to ten.
 */
export function retryDelay(attempt: number, random: () => number = Math.random): number {
  return attempt === 0 ? FIRST_SPREAD * random() : (LONGEST_RETRY / 2) * (1 + random());
}

export class Link {
  private connection: HubConnection | undefined;
  private stream: ISubscription<Frame> | undefined;
  private readonly transports: Transports;
  private attempt = 0;
  private fetches = 0;
  private heardAt = 0;
  private checkedAt = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private readonly listening = new AbortController();
  private readonly orders = new Map<string, (...args: unknown[]) => void>();

  constructor(
    private readonly board: string,
    /** Takes a frame in; false when it does not follow from what is known. */
    private readonly onFrame: (frame: Frame) => boolean,
    private readonly onState: (state: LinkState) => void,
    /** The line was refused or its stream ended: perhaps by the host itself, which then must be asked. */
    private readonly onDoubt: () => void = () => undefined,
    /** Behind the hub's address and the snapshot's; it says by which cookie this page is known. */
    private readonly query = '',
  ) {
    this.transports = new Transports(`hubs/presence${query}`);
  }

  start(): void {
    const { signal } = this.listening;
    // Somebody looks: a line that is not whole is opened at once. What many screens meet together is left to chance.
    listen(document, 'visibilitychange', () => this.seen(), signal);
    listen(document, 'resume', () => this.reopen(0), signal);
    listen(window, 'pageshow', (event: PageTransitionEvent) => event.persisted && this.reopen(0), signal);
    listen(window, 'online', () => this.reopen(), signal);
    // A frozen page takes nothing from its socket: minutes of frames would wait there, to be drawn one by one.
    listen(document, 'freeze', () => this.close(), signal);
    void this.open();
  }

  /** Closes the line for good. */
  stop(): void {
    this.listening.abort();
    this.close();
  }

  /** Tells the hub something, without an answer; lost while there is no connection. */
  send(method: string, ...args: unknown[]): void {
    if (this.connection?.state === HubConnectionState.Connected) void this.connection.send(method, ...args).catch(() => undefined);
  }

  /** Does something whenever the hub bids it. */
  on(order: string, act: (...args: unknown[]) => void): void {
    this.orders.set(order, act);
  }

  /** Called each second: a gap since the last call, or silence, means that this page slept or the line died. */
  check(): void {
    const hasSlept = this.hasSlept();
    this.checkedAt = steady.now();
    if (!hasSlept && this.isSilent()) this.transports.silent();
    if (hasSlept || this.isSilent()) this.reopen();
  }

  /** Leaves the line there is for a new one, which starts from a snapshot. */
  reopen(delay = retryDelay(0)): void {
    this.heardAt = 0;
    this.attempt = 0;
    this.close();
    this.onState('lost');
    this.retry = setTimeout(() => void this.open(), delay);
  }

  private seen(): void {
    this.checkedAt = 0;
    if (document.visibilityState === 'visible' && this.isSilent()) this.reopen(0);
  }

  private isSilent(): boolean {
    return this.heardAt > 0 && steady.now() - this.heardAt > SILENCE;
  }

  // A hidden page is called once a minute at times, and sleeps no more for that.
  private hasSlept(): boolean {
    return this.checkedAt > 0 && steady.now() - this.checkedAt > NAP && document.visibilityState !== 'hidden';
  }

  private async open(): Promise<void> {
    clearTimeout(this.retry);
    this.fetches = 0;
    const connection = await this.transports.connect((made) => this.adopt(made), (made) => made === this.connection);
    // Closed or opened again in the meantime: what happens next is up to that.
    if (connection === 'superseded') return;
    if (connection === 'refused') {
      this.onDoubt();
      await this.fetch();
      return;
    }
    connection.onclose(() => this.fail(connection));
    this.stream = connection.stream<Frame>('Watch', this.board).subscribe({
      next: (frame) => this.take(connection, frame),
      error: () => this.doubt(connection),
      complete: () => this.doubt(connection),
    });
  }

  /** A connection that is about to start. From here on silence counts: a stream that is never answered must not hold the wall for ever. */
  private adopt(connection: HubConnection): void {
    this.heardAt = steady.now();
    connection.serverTimeoutInMilliseconds = SILENCE;
    connection.keepAliveIntervalInMilliseconds = 5_000;
    for (const [order, act] of this.orders) connection.on(order, act);
    this.connection = connection;
  }

  /** No transport works. A server that answers nevertheless has a snapshot to give. */
  private async fetch(): Promise<void> {
    const { connection } = this;
    this.heardAt = 0;
    const snapshot = await fetchSnapshot(this.board, this.query);
    if (connection !== this.connection || this.listening.signal.aborted) return;
    if (!snapshot || !this.follows(snapshot)) {
      this.fail(connection);
      return;
    }
    this.close();
    this.attempt = 0;
    this.onState('blocked');
    const isTry = ++this.fetches > FETCHES_BETWEEN_TRIES;
    this.retry = setTimeout(() => void (isTry ? this.open() : this.fetch()), FETCH_EVERY);
  }

  private doubt(connection: HubConnection): void {
    if (connection === this.connection) this.onDoubt();
    this.fail(connection);
  }

  private take(connection: HubConnection, frame: Frame): void {
    if (connection !== this.connection) return;
    // What waited in the socket while the machine slept comes before the clock's next second: none of it is drawn.
    if (this.hasSlept()) {
      this.checkedAt = 0;
      this.reopen();
      return;
    }
    this.heardAt = steady.now();
    if (!this.follows(frame)) {
      // With the same patience as for a dead line: a frame that can never be drawn must not make screens storm the server.
      this.fail(connection);
      return;
    }
    this.attempt = 0;
    this.transports.proved();
    this.onState('live');
  }

  private follows(frame: Frame): boolean {
    try {
      return this.onFrame(frame);
    } catch (fault) {
      // Swallowed by the client otherwise. What could not be drawn is drawn anew from a snapshot.
      console.error(fault);
      return false;
    }
  }

  private fail(connection: HubConnection | undefined): void {
    // An older connection's last word means nothing to the one that took its place.
    if (connection !== this.connection) return;
    this.heardAt = 0;
    this.close();
    this.onState('lost');
    this.retry = setTimeout(() => void this.open(), retryDelay(this.attempt++));
  }

  private close(): void {
    clearTimeout(this.retry);
    const { connection, stream } = this;
    this.connection = undefined;
    this.stream = undefined;
    // On a dead line neither can be told; that is why they are let go.
    try {
      stream?.dispose();
    } catch {
      // The connection is closed below in any case.
    }
    void connection?.stop().catch(() => undefined);
  }
}
