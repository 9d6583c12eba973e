// The two times of a call: how long it has lasted, and how long it has been in its state. The server reckons by the same rules
// (CallTimes.cs).

import type { Call } from './frames';
import { isParked } from './shown-state';

/** Since when the call lasts: since its answer, before that since its beginning. */
export const callSince = (call: Pick<Call, 'answeredAt' | 'startedAt'>): string | null => call.answeredAt ?? call.startedAt;

/** Since when the call is in its state; null when it was so at the first look and its times do not say when. */
export const callStateSince = (call: Call): string | null => call.stateSince ?? inferStateSince(call);

/** A call that was answered once and rings was handed on; when one was put on hold, no phone system says. */
function inferStateSince(call: Call): string | null {
  if (call.state === 'OnCall') return isParked(call) ? null : call.answeredAt;
  return (call.state === 'Ringing' || call.state === 'Dialing') && call.answeredAt === null ? call.startedAt : null;
}
