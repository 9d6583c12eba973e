// The transports of the hub, the cheapest first: where a proxy refuses one, the next is tried.

import { HttpTransportType, HubConnectionBuilder, LogLevel, type HubConnection } from '@microsoft/signalr';
import type { Snapshot } from '../model/frames';
import { monotonicClock } from '../shared/monotonic-clock';
import { timeoutSignal } from '../shared/timeout-signal';

const TRANSPORT_ORDER = [HttpTransportType.WebSockets, HttpTransportType.ServerSentEvents, HttpTransportType.LongPolling] as const;
/** A transport that has not started by then is held back by something in between, and counts as refused. */
const TIMEOUT = 8_000;
/** After this time on a dearer transport, the next connection tries the cheapest again. */
const RETRY_CHEAPEST_AFTER = 3_600_000;

export class Transports {
  /** The transport that a connection tries first. */
  private preferred = 0;
  private isConfirmed = true;
  private chosenAt = 0;

  constructor(private readonly address: string) {}

  /**
   * Connects by the first transport that starts.
   * @param configure Takes a connection that is about to start.
   * @param isCurrent Whether a connection is still wanted.
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
      // The others would begin with the same question to the same server.
      if (result === 'unreachable') break;
    }
    this.preferred = 0;
    this.isConfirmed = true;
    return 'refused';
  }

  /** A frame arrived by the transport in use. */
  confirm(): void {
    this.isConfirmed = true;
  }

  /** Nothing arrives by the transport in use. One that never brought a frame is passed over like one that was refused. */
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

/** The hub's first frame, fetched; null when the server has none to give. */
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

/** The client bounds no start: a socket whose upgrade is never answered would be waited for in vain. */
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
