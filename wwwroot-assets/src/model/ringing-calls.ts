// The calls that ring at each extension. The server finds them by the same rules (WaitingCalls.cs).

import type { Call, Leg } from './frames';

export interface RingingCall {
  call: Call;
  /** Since when it rings there, as far as is known, in ms since 1970. */
  since: number;
  /** Who calls; null when withheld. */
  party: string | null;
}

/** The calls that ring at each extension, the one that rings longest first. */
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
  // A call that was answered once and rings was handed on: it rings here since its row became so.
  const handedOn = call.answeredAt !== null && (!leg.startedAt || leg.startedAt === call.startedAt);
  const number = leg.extension?.slice(leg.extension.indexOf('/') + 1);
  return {
    call,
    since: Date.parse((handedOn ? call.stateSince : leg.startedAt || call.startedAt) || call.observedAt),
    party: call.from === number ? call.to : call.from,
  };
}
