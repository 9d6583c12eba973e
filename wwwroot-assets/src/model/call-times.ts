// The two times of a call: its duration, and the time in its present state. The server has the same rules
// (CallTimes.cs).

import type { Call } from './frames';
import { isParked } from './shown-state';

/** The start of a call's duration: its answer, or its beginning before it is answered. */
export const callSince = (call: Pick<Call, 'answeredAt' | 'startedAt'>): string | null => call.answeredAt ?? call.startedAt;

/** When the call entered its state; null when that is unknown. */
export const callStateSince = (call: Call): string | null => call.stateSince ?? inferStateSince(call);

/** An answered call that rings has been transferred. No vendor reports when a call was put on hold. */
function inferStateSince(call: Call): string | null {
  if (call.state === 'OnCall') return isParked(call) ? null : call.answeredAt;
  return (call.state === 'Ringing' || call.state === 'Dialing') && call.answeredAt === null ? call.startedAt : null;
}
