// The connection to the hub: reconnects for ever, and after a sleep or a freeze asks for a snapshot, never a replay.

import { HubConnectionState, type HubConnection, type ISubscription } from '@microsoft/signalr';
import type { Frame } from '../model/frames';
import { monotonicClock } from '../shared/monotonic-clock';
import type { ConnectionState } from '../model/connection-state';
import { fetchSnapshot, Transports } from './transports';
import { addListener } from '../shared/abortable-listener';

/** The hub beats every 5 s: after three missed ones the line is dead, whatever the socket says. */
const SILENCE_TIMEOUT = 15_000;
/** Called each second, and not for so long: the machine slept. */
const SLEEP_GAP = 10_000;
const FIRST_RETRY_SPREAD = 6_000;
const MAX_RETRY_DELAY = 10_000;
/** Between two snapshots where no transport works. Every fourth time the transports are tried again. */
const SNAPSHOT_INTERVAL = 15_000;
const SNAPSHOTS_BETWEEN_TRIES = 3;

/**
 * A server that goes takes all its screens at one instant: the first retry is spread over six seconds, so that two
 * thousand do not return in one; those after it come every five to ten.
 */
export function getRetryDelay(attempt: number, random: () => number = Math.random): number {
  return attempt === 0 ? FIRST_RETRY_SPREAD * random() : (MAX_RETRY_DELAY / 2) * (1 + random());
}

export class BoardConnection {
  private connection: HubConnection | undefined;
  private stream: ISubscription<Frame> | undefined;
  private readonly transports: Transports;
  private attempt = 0;
  private snapshotCount = 0;
  private lastActivityAt = 0;
  private lastCheckAt = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private readonly listening = new AbortController();
  private readonly handlers = new Map<string, (...args: unknown[]) => void>();

  constructor(
    private readonly board: string,
    /** Takes a frame in; false when it does not follow from what is known. */
    private readonly onFrame: (frame: Frame) => boolean,
    private readonly onState: (state: ConnectionState) => void,
    /** The line was refused or its stream ended: perhaps by the host itself, which then must be asked. */
    private readonly onRejected: () => void = () => undefined,
    /** Behind the hub's address and the snapshot's; it says by which cookie this page is known. */
    private readonly query = '',
  ) {
    this.transports = new Transports(`hubs/presence${query}`);
  }

  start(): void {
    const { signal } = this.listening;
    // Somebody looks: a line that is not whole is opened at once. What many screens meet together is left to chance.
    addListener(document, 'visibilitychange', () => this.handleVisibility(), signal);
    addListener(document, 'resume', () => this.reopen(0), signal);
    addListener(window, 'pageshow', (event: PageTransitionEvent) => event.persisted && this.reopen(0), signal);
    addListener(window, 'online', () => this.reopen(), signal);
    // A frozen page takes nothing from its socket: minutes of frames would wait there, to be drawn one by one.
    addListener(document, 'freeze', () => this.close(), signal);
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
  on(method: string, handler: (...args: unknown[]) => void): void {
    this.handlers.set(method, handler);
  }

  /** Called each second: a gap since the last call, or silence, means that this page slept or the line died. */
  check(): void {
    const hasSlept = this.hasSlept();
    this.lastCheckAt = monotonicClock.now();
    if (!hasSlept && this.isSilent()) this.transports.reportSilence();
    if (hasSlept || this.isSilent()) this.reopen();
  }

  /** Leaves the line there is for a new one, which starts from a snapshot. */
  reopen(delay = getRetryDelay(0)): void {
    this.lastActivityAt = 0;
    this.attempt = 0;
    this.close();
    this.onState('lost');
    this.retry = setTimeout(() => void this.open(), delay);
  }

  private handleVisibility(): void {
    this.lastCheckAt = 0;
    if (document.visibilityState === 'visible' && this.isSilent()) this.reopen(0);
  }

  private isSilent(): boolean {
    return this.lastActivityAt > 0 && monotonicClock.now() - this.lastActivityAt > SILENCE_TIMEOUT;
  }

  // A hidden page is called once a minute at times, and sleeps no more for that.
  private hasSlept(): boolean {
    return this.lastCheckAt > 0 && monotonicClock.now() - this.lastCheckAt > SLEEP_GAP && document.visibilityState !== 'hidden';
  }

  private async open(): Promise<void> {
    clearTimeout(this.retry);
    this.snapshotCount = 0;
    const connection = await this.transports.connect(
      (made) => this.configure(made),
      (made) => made === this.connection,
    );
    // Closed or opened again in the meantime: what happens next is up to that.
    if (connection === 'superseded') return;
    if (connection === 'refused') {
      this.onRejected();
      await this.pollSnapshot();
      return;
    }
    connection.onclose(() => this.scheduleRetry(connection));
    this.stream = connection.stream<Frame>('Watch', this.board).subscribe({
      next: (frame) => this.receive(connection, frame),
      error: () => this.handleStreamEnd(connection),
      complete: () => this.handleStreamEnd(connection),
    });
  }

  /** A connection that is about to start. From here on silence counts: a stream that is never answered must not hold the wall for ever. */
  private configure(connection: HubConnection): void {
    this.lastActivityAt = monotonicClock.now();
    connection.serverTimeoutInMilliseconds = SILENCE_TIMEOUT;
    connection.keepAliveIntervalInMilliseconds = 5_000;
    for (const [method, handler] of this.handlers) connection.on(method, handler);
    this.connection = connection;
  }

  /** No transport works. A server that answers nevertheless has a snapshot to give. */
  private async pollSnapshot(): Promise<void> {
    const { connection } = this;
    this.lastActivityAt = 0;
    const snapshot = await fetchSnapshot(this.board, this.query);
    if (connection !== this.connection || this.listening.signal.aborted) return;
    if (!snapshot || !this.tryApply(snapshot)) {
      this.scheduleRetry(connection);
      return;
    }
    this.close();
    this.attempt = 0;
    this.onState('blocked');
    const isTry = ++this.snapshotCount > SNAPSHOTS_BETWEEN_TRIES;
    this.retry = setTimeout(() => void (isTry ? this.open() : this.pollSnapshot()), SNAPSHOT_INTERVAL);
  }

  private handleStreamEnd(connection: HubConnection): void {
    if (connection === this.connection) this.onRejected();
    this.scheduleRetry(connection);
  }

  private receive(connection: HubConnection, frame: Frame): void {
    if (connection !== this.connection) return;
    // What waited in the socket while the machine slept comes before the clock's next second: none of it is drawn.
    if (this.hasSlept()) {
      this.lastCheckAt = 0;
      this.reopen();
      return;
    }
    this.lastActivityAt = monotonicClock.now();
    if (!this.tryApply(frame)) {
      // With the same patience as for a dead line: a frame that can never be drawn must not make screens storm the server.
      this.scheduleRetry(connection);
      return;
    }
    this.attempt = 0;
    this.transports.confirm();
    this.onState('live');
  }

  private tryApply(frame: Frame): boolean {
    try {
      return this.onFrame(frame);
    } catch (fault) {
      // Swallowed by the client otherwise. What could not be drawn is drawn anew from a snapshot.
      console.error(fault);
      return false;
    }
  }

  private scheduleRetry(connection: HubConnection | undefined): void {
    // An older connection's last word means nothing to the one that took its place.
    if (connection !== this.connection) return;
    this.lastActivityAt = 0;
    this.close();
    this.onState('lost');
    this.retry = setTimeout(() => void this.open(), getRetryDelay(this.attempt++));
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
