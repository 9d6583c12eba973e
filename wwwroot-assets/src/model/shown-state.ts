// The state that a page shows of an extension, a call or a leg, by sign, word and colour. The server decides the same
// (ShownState.cs).

import type { Freshness } from './row-age';
import type { Call, Extension, Leg, State } from './frames';

/** A state, or what is shown in its place. */
export type Shown = State | 'DoNotDisturb' | 'Parked';

/** The state shown of an extension, whatever its age: only who is on no call is shown as not to be disturbed. */
export const shownOf = (row: Pick<Extension, 'state' | 'dnd'>): Shown => (row.dnd && row.state === 'Idle' ? 'DoNotDisturb' : row.state);

/** The state shown of an extension: unknown once the row is too old. */
export const shownAt = (row: Pick<Extension, 'state' | 'dnd'>, fresh: Freshness): Shown => (fresh === 'unknown' ? 'Unknown' : shownOf(row));

/** Whether do not disturb is shown as a mark beside another state. */
export const isMarked = (row: Pick<Extension, 'dnd'>, shown: Shown): boolean => row.dnd && shown !== 'DoNotDisturb' && shown !== 'Unknown';

/** The state shown of a call: a parked one is not on hold. */
export const shownCall = (call: Pick<Call, 'state' | 'legs'>): Shown => (isParked(call) ? 'Parked' : call.state);

/** The state shown of a leg. */
export const shownLeg = (leg: Pick<Leg, 'state' | 'held' | 'parked'>): Shown => (leg.parked ? 'Parked' : leg.held ? 'OnHold' : leg.state);

/** Some vendors say it of the leg of the extension that parked it, some of the leg that waits. */
export const isParked = (call: Pick<Call, 'legs'>): boolean => call.legs.some((leg) => leg.parked);
