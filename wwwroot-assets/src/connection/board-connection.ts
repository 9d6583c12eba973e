// The connection to the hub. It reconnects without limit, and requests a snapshot after the machine slept or the page
// was frozen.

import { HubConnectionState, type HubConnection, type ISubscription } from '@microsoft/signalr';
import type { Frame } from '../model/frames';
import { monotonicClock } from '../shared/monotonic-clock';
import type { ConnectionState } from '../model/connection-state';
import { fetchSnapshot, Transports } from './transports';
import { addListener } from '../shared/abortable-listener';

/** The hub sends a beat every 5 s. After three missed beats the connection is dead, whatever the socket reports. */
const SILENCE_TIMEOUT = 15_000;
/** `check` is called each second. A longer gap means that the machine slept. */
const SLEEP_GAP = 10_000;
const FIRST_RETRY_SPREAD = 6_000;
const MAX_RETRY_DELAY = 10_000;
/** The interval between two snapshots when no transport works. The transports are tried again every fourth time. */
const SNAPSHOT_INTERVAL = 15_000;
const SNAPSHOTS_BETWEEN_TRIES = 3;

/**
 * Returns the delay before a retry. A server that stops disconnects all its screens at once: the first retry is
 * spread over six seconds so that 2,000 screens do not reconnect in one second. Later retries follow every five to
 * ten seconds.
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
    /** Applies a frame; returns false when the frame does not follow the known version. */
    private readonly onFrame: (frame: Frame) => boolean,
    private readonly onState: (state: ConnectionState) => void,
    /** Called when the connection was refused or the hub ended the stream. The host may have revoked access. */
    private readonly onRejected: () => void = () => undefined,
    /** The query of the hub's address and of the snapshot's. It names the cookie that identifies this page. */
    private readonly query = '',
  ) {
    this.transports = new Transports(`hubs/presence${query}`);
  }

  start(): void {
    const { signal } = this.listening;
    // A page that becomes visible reconnects at once when its connection is silent. Events that many screens get at
    // the same time use a random delay.
    addListener(document, 'visibilitychange', () => this.handleVisibility(), signal);
    addListener(document, 'resume', () => this.reopen(0), signal);
    addListener(window, 'pageshow', (event: PageTransitionEvent) => event.persisted && this.reopen(0), signal);
    addListener(window, 'online', () => this.reopen(), signal);
    // A frozen page does not read its socket. Frames of several minutes would queue and then be drawn one by one.
    addListener(document, 'freeze', () => this.close(), signal);
    void this.open();
  }

  /** Closes the connection; it is not opened again. */
  stop(): void {
    this.listening.abort();
    this.close();
  }

  /** Sends a message to the hub and expects no response. The message is lost while there is no connection. */
  send(method: string, ...args: unknown[]): void {
    if (this.connection?.state === HubConnectionState.Connected) void this.connection.send(method, ...args).catch(() => undefined);
  }

  /** Registers a handler for a method that the hub calls on the client. */
  on(method: string, handler: (...args: unknown[]) => void): void {
    this.handlers.set(method, handler);
  }

  /** Called each second. A gap since the last call means that the page slept; silence means that the connection is dead. */
  check(): void {
    const hasSlept = this.hasSlept();
    this.lastCheckAt = monotonicClock.now();
    if (!hasSlept && this.isSilent()) this.transports.reportSilence();
    if (hasSlept || this.isSilent()) this.reopen();
  }

  /** Replaces the connection by a new one, which starts with a snapshot. */
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

  // A browser may call the timers of a hidden page only once a minute; that is not sleep.
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
    // The connection was closed or reopened in the meantime; the newer call decides what happens next.
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

  /**
   * Configures a connection before it starts. Silence is measured from here, so that a stream that never answers does
   * not block the board.
   */
  private configure(connection: HubConnection): void {
    this.lastActivityAt = monotonicClock.now();
    connection.serverTimeoutInMilliseconds = SILENCE_TIMEOUT;
    connection.keepAliveIntervalInMilliseconds = 5_000;
    for (const [method, handler] of this.handlers) connection.on(method, handler);
    this.connection = connection;
  }

  /** Fetches a snapshot when no transport works but the server still responds. */
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
    // Frames that queued while the machine slept arrive before the next check. They are not drawn.
    if (this.hasSlept()) {
      this.lastCheckAt = 0;
      this.reopen();
      return;
    }
    this.lastActivityAt = monotonicClock.now();
    if (!this.tryApply(frame)) {
      // The delay is that of a dead connection: a frame that can never be drawn must not make all screens reconnect
      // in a loop.
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
      // The SignalR client would swallow the error. A new snapshot redraws what could not be drawn.
      console.error(fault);
      return false;
    }
  }

  private scheduleRetry(connection: HubConnection | undefined): void {
    // A late event of a connection that has been replaced.
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
    // Both calls can fail on a dead connection; the failures do not matter.
    try {
      stream?.dispose();
    } catch {
      // The connection is closed below in any case.
    }
    void connection?.stop().catch(() => undefined);
  }
}
