// The connection to the hub: reconnects for ever, and after a sleep asks for a snapshot, never a replay.

import { HttpTransportType, HubConnectionBuilder, HubConnectionState, LogLevel, type HubConnection, type ISubscription } from '@microsoft/signalr';
import type { Frame } from './frames';

export type LinkState = 'connecting' | 'live' | 'lost';

/** The hub beats every 5 s: after three missed ones the line is dead, whatever the socket says. */
const SILENCE = 15_000;
const FIRST_RETRY = 500;
const LONGEST_RETRY = 10_000;

/** Grows from half a second to ten, with half of it left to chance: a thousand screens must not return as one. */
export function retryDelay(attempt: number, random: () => number = Math.random): number {
  const most = Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** attempt);
  return most / 2 + (most / 2) * random();
}

export class Link {
  private connection: HubConnection | undefined;
  private stream: ISubscription<Frame> | undefined;
  private attempt = 0;
  private heardAt = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private readonly listening = new AbortController();

  constructor(
    private readonly board: string,
    /** Takes a frame in; false when it does not follow from what is known. */
    private readonly onFrame: (frame: Frame) => boolean,
    private readonly onState: (state: LinkState) => void,
  ) {}

  start(): void {
    const { signal } = this.listening;
    document.addEventListener(
      'visibilitychange',
      () => {
        if (document.visibilityState === 'visible') this.check();
      },
      { signal },
    );
    window.addEventListener('online', () => this.reopen(), { signal });
    window.addEventListener('pageshow', (event) => event.persisted && this.reopen(), { signal });
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

  /** Called each second: a gap since the last call, or silence, means that this page slept or the line died. */
  check(): void {
    if (this.heardAt > 0 && Date.now() - this.heardAt > SILENCE) this.reopen();
  }

  private reopen(): void {
    this.heardAt = 0;
    this.attempt = 0;
    this.close();
    this.onState('lost');
    void this.open();
  }

  private async open(): Promise<void> {
    clearTimeout(this.retry);
    // From here on silence counts: a handshake or a stream that is never answered must not hold the wall for ever.
    this.heardAt = Date.now();
    const connection = new HubConnectionBuilder()
      .withUrl('/hubs/presence', { transport: HttpTransportType.WebSockets, skipNegotiation: true })
      .configureLogging(LogLevel.None)
      .build();
    connection.serverTimeoutInMilliseconds = SILENCE;
    connection.keepAliveIntervalInMilliseconds = 5_000;
    connection.onclose(() => this.fail(connection));
    this.connection = connection;
    try {
      await connection.start();
    } catch {
      this.fail(connection);
      return;
    }
    if (connection !== this.connection) return;
    this.stream = connection.stream<Frame>('Watch', this.board).subscribe({
      next: (frame) => this.take(connection, frame),
      error: () => this.fail(connection),
      complete: () => this.fail(connection),
    });
  }

  private take(connection: HubConnection, frame: Frame): void {
    if (connection !== this.connection) return;
    this.heardAt = Date.now();
    if (!this.follows(frame)) {
      // With the same patience as for a dead line: a frame that can never be drawn must not make screens storm the server.
      this.fail(connection);
      return;
    }
    this.attempt = 0;
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

  private fail(connection: HubConnection): void {
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
