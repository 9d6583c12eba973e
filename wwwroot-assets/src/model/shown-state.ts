// The state that is shown of an extension, a call or a leg. The server has the same rules (ShownState.cs).

import type { Freshness } from './row-age';
import type { Call, Extension, Leg, State } from './frames';

/** A state, or what is shown in its place. */
export type ShownState = State | 'DoNotDisturb' | 'Parked';

/** The shown state of an extension, whatever its age. Do not disturb replaces only the idle state. */
export const getShownState = (row: Pick<Extension, 'state' | 'dnd'>): ShownState =>
  row.dnd && row.state === 'Idle' ? 'DoNotDisturb' : row.state;

/** The shown state of an extension; unknown once the row is too old. */
export const getAgedState = (row: Pick<Extension, 'state' | 'dnd'>, fresh: Freshness): ShownState =>
  fresh === 'unknown' ? 'Unknown' : getShownState(row);

/** Whether do not disturb is shown as a mark beside another state. */
export const hasDoNotDisturbMark = (row: Pick<Extension, 'dnd'>, shown: ShownState): boolean =>
  row.dnd && shown !== 'DoNotDisturb' && shown !== 'Unknown';

/** The shown state of a call: parked takes precedence over on hold. */
export const getCallState = (call: Pick<Call, 'state' | 'legs'>): ShownState => (isParked(call) ? 'Parked' : call.state);

export const getLegState = (leg: Pick<Leg, 'state' | 'held' | 'parked'>): ShownState =>
  leg.parked ? 'Parked' : leg.held ? 'OnHold' : leg.state;

/** Some vendors mark the leg of the extension that parked the call, others the leg that waits. */
export const isParked = (call: Pick<Call, 'legs'>): boolean => call.legs.some((leg) => leg.parked);
