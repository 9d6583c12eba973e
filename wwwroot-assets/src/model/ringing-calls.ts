import type { Call, Leg } from './frames';

export interface RingingCall {
  call: Call;
  /** When it began to ring there, as far as known, in ms since 1970. */
  since: number;
  /** The caller; null when withheld. */
  party: string | null;
}

/** Returns the calls that ring at each extension, the longest first. The server has the same rules (WaitingCalls.cs). */
export function findRingingCalls(calls: Iterable<Call>): Map<string, RingingCall[]> {
  const found = new Map<string, RingingCall[]>();
  for (const call of calls) {
    for (const leg of call.legs) {
      if (leg.extension === null || leg.state !== 'Ringing' || leg.parked) continue;
      const known = found.get(leg.extension) ?? [];
      if (known.some((waiting) => waiting.call === call)) continue;
      found.set(
        leg.extension,
        [...known, toRingingCall(call, leg)].sort((a, b) => a.since - b.since),
      );
    }
  }
  return found;
}

function toRingingCall(call: Call, leg: Leg): RingingCall {
  // An answered call that rings has been transferred: it rings here since its state changed.
  const handedOn = call.answeredAt !== null && (!leg.startedAt || leg.startedAt === call.startedAt);
  const number = leg.extension?.slice(leg.extension.indexOf('/') + 1);
  return {
    call,
    since: Date.parse((handedOn ? call.stateSince : leg.startedAt || call.startedAt) || call.observedAt),
    party: call.from === number ? call.to : call.from,
  };
}
