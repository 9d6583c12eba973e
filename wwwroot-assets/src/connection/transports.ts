// The transports of the hub, the cheapest first: where a proxy refuses one, the next is tried.

import { HttpTransportType, HubConnectionBuilder, LogLevel, type HubConnection } from '@microsoft/signalr';
import type { Snapshot } from '../model/frames';
import { steady } from '../shared/monotonic-clock';
import { timeout } from '../shared/timeout-signal';

const TYPES = [HttpTransportType.WebSockets, HttpTransportType.ServerSentEvents, HttpTransportType.LongPolling] as const;
/** A transport that has not started by then is held back by something in between, and counts as refused. */
const PATIENCE = 8_000;
/** After this time on a dearer transport, the next connection tries the cheapest again. */
const RECONSIDER = 3_600_000;

export class Transports {
  /** The transport that a connection tries first. */
  private first = 0;
  private isProved = true;
  private chosenAt = 0;

  constructor(private readonly address: string) {}

  /**
   * Connects by the first transport that starts.
   * @param adopt Takes a connection that is about to start.
   * @param isCurrent Whether a connection is still wanted.
   */
  async connect(adopt: (made: HubConnection) => void, isCurrent: (made: HubConnection) => boolean): Promise<HubConnection | 'refused' | 'superseded'> {
    if (this.first > 0 && steady.now() - this.chosenAt > RECONSIDER) this.first = 0;
    for (let place = this.first; place < TYPES.length; place++) {
      const made = this.build(TYPES[place] ?? HttpTransportType.LongPolling);
      adopt(made);
      const result = await started(made);
      if (!isCurrent(made)) return 'superseded';
      if (result === 'started') {
        if (place !== this.first) this.chosenAt = steady.now();
        this.first = place;
        this.isProved = false;
        return made;
      }
      void made.stop().catch(() => undefined);
      // The others would begin with the same question to the same server.
      if (result === 'unreachable') break;
    }
    this.first = 0;
    this.isProved = true;
    return 'refused';
  }

  /** A frame arrived by the transport in use. */
  proved(): void {
    this.isProved = true;
  }

  /** Nothing arrives by the transport in use. One that never brought a frame is passed over like one that was refused. */
  silent(): void {
    if (this.isProved) return;
    this.first = (this.first + 1) % TYPES.length;
    this.chosenAt = steady.now();
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
    const answer = await fetch(`boards/${encodeURIComponent(board)}/snapshot${query}`, { cache: 'no-store', redirect: 'manual', signal: timeout(PATIENCE) });
    return answer.ok ? ((await answer.json()) as Snapshot) : null;
  } catch {
    return null;
  }
}

/** The client bounds no start: a socket whose upgrade is never answered would be waited for in vain. */
async function started(connection: HubConnection): Promise<'started' | 'refused' | 'unreachable'> {
  let bound: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, give) => {
    bound = setTimeout(() => give(new Error('The transport did not start.')), PATIENCE);
  });
  try {
    await Promise.race([connection.start(), late]);
    return 'started';
  } catch (failure) {
    return (failure as { errorType?: string } | undefined)?.errorType === 'FailedToNegotiateWithServerError' ? 'unreachable' : 'refused';
  } finally {
    clearTimeout(bound);
  }
}
