// The hub's transports, the cheapest first. When a proxy blocks one, the next is tried.

import { HttpTransportType, HubConnectionBuilder, LogLevel, type HubConnection } from '@microsoft/signalr';
import type { Snapshot } from '../model/frames';
import { monotonicClock } from '../shared/monotonic-clock';
import { timeoutSignal } from '../shared/timeout-signal';

const TRANSPORT_ORDER = [HttpTransportType.WebSockets, HttpTransportType.ServerSentEvents, HttpTransportType.LongPolling] as const;
/** A transport that has not started by then counts as blocked. */
const TIMEOUT = 8_000;
/** After this time on a more expensive transport, the next connection tries the cheapest again. */
const RETRY_CHEAPEST_AFTER = 3_600_000;

export class Transports {
  /** The index of the transport that the next connection tries first. */
  private preferred = 0;
  private isConfirmed = true;
  private chosenAt = 0;

  constructor(private readonly address: string) {}

  /**
   * Connects by the first transport that starts. `configure` gets each connection before it starts; `isCurrent` tells
   * whether the caller still wants it.
   */
  async connect(
    configure: (connection: HubConnection) => void,
    isCurrent: (made: HubConnection) => boolean,
  ): Promise<HubConnection | 'refused' | 'superseded'> {
    if (this.preferred > 0 && monotonicClock.now() - this.chosenAt > RETRY_CHEAPEST_AFTER) this.preferred = 0;
    for (let index = this.preferred; index < TRANSPORT_ORDER.length; index++) {
      const made = this.build(TRANSPORT_ORDER[index] ?? HttpTransportType.LongPolling);
      configure(made);
      const result = await start(made);
      if (!isCurrent(made)) return 'superseded';
      if (result === 'started') {
        if (index !== this.preferred) this.chosenAt = monotonicClock.now();
        this.preferred = index;
        this.isConfirmed = false;
        return made;
      }
      void made.stop().catch(() => undefined);
      // The other transports would send the same negotiation request to the same server.
      if (result === 'unreachable') break;
    }
    this.preferred = 0;
    this.isConfirmed = true;
    return 'refused';
  }

  /** Called when a frame has arrived by the transport in use. */
  confirm(): void {
    this.isConfirmed = true;
  }

  /** Called when nothing arrives by the transport in use. A transport that never brought a frame is skipped next time. */
  reportSilence(): void {
    if (this.isConfirmed) return;
    this.preferred = (this.preferred + 1) % TRANSPORT_ORDER.length;
    this.chosenAt = monotonicClock.now();
  }

  private build(transport: HttpTransportType): HubConnection {
    return new HubConnectionBuilder()
      .withUrl(this.address, { transport, skipNegotiation: transport === HttpTransportType.WebSockets })
      .configureLogging(LogLevel.None)
      .build();
  }
}

/** Fetches the hub's first frame; null when the server has none. */
export async function fetchSnapshot(board: string, query: string): Promise<Snapshot | null> {
  try {
    const response = await fetch(`boards/${encodeURIComponent(board)}/snapshot${query}`, {
      cache: 'no-store',
      redirect: 'manual',
      signal: timeoutSignal(TIMEOUT),
    });
    return response.ok ? ((await response.json()) as Snapshot) : null;
  } catch {
    return null;
  }
}

/** The SignalR client has no timeout for starting: a socket whose upgrade is never answered would block. */
async function start(connection: HubConnection): Promise<'started' | 'refused' | 'unreachable'> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timedOut = new Promise<never>((_, give) => {
    timer = setTimeout(() => give(new Error('The transport did not start.')), TIMEOUT);
  });
  try {
    await Promise.race([connection.start(), timedOut]);
    return 'started';
  } catch (failure) {
    return (failure as { errorType?: string } | undefined)?.errorType === 'FailedToNegotiateWithServerError' ? 'unreachable' : 'refused';
  } finally {
    clearTimeout(timer);
  }
}
