// The state that a page shows of an extension, a call or a leg, by sign, word and colour. The server decides the same
// (ShownState.cs).

import type { Freshness } from './row-age';
import type { Call, Extension, Leg, State } from './frames';

/** A state, or what is shown in its place. */
export type ShownState = State | 'DoNotDisturb' | 'Parked';

/** The state shown of an extension, whatever its age: only who is on no call is shown as not to be disturbed. */
export const getShownState = (row: Pick<Extension, 'state' | 'dnd'>): ShownState =>
  row.dnd && row.state === 'Idle' ? 'DoNotDisturb' : row.state;

/** The state shown of an extension: unknown once the row is too old. */
export const getAgedState = (row: Pick<Extension, 'state' | 'dnd'>, fresh: Freshness): ShownState =>
  fresh === 'unknown' ? 'Unknown' : getShownState(row);

/** Whether do not disturb is shown as a mark beside another state. */
export const hasDoNotDisturbMark = (row: Pick<Extension, 'dnd'>, shown: ShownState): boolean =>
  row.dnd && shown !== 'DoNotDisturb' && shown !== 'Unknown';

/** The state shown of a call: a parked one is not on hold. */
export const getCallState = (call: Pick<Call, 'state' | 'legs'>): ShownState => (isParked(call) ? 'Parked' : call.state);

/** The state shown of a leg. */
export const getLegState = (leg: Pick<Leg, 'state' | 'held' | 'parked'>): ShownState =>
  leg.parked ? 'Parked' : leg.held ? 'OnHold' : leg.state;

/** Some vendors say it of the leg of the extension that parked it, some of the leg that waits. */
export const isParked = (call: Pick<Call, 'legs'>): boolean => call.legs.some((leg) => leg.parked);
