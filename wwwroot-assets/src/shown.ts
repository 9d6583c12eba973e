// The state that a page shows of an extension, a call or a leg, by sign, word and colour. The server decides the same
// (ShownState.cs).

import type { Freshness } from './age';
import type { Extension, State } from './frames';

/** A state, or what is shown in its place. */
export type Shown = State | 'DoNotDisturb';

/** The state shown of an extension, whatever its age: only who is on no call is shown as not to be disturbed. */
export const shownOf = (row: Pick<Extension, 'state' | 'dnd'>): Shown => (row.dnd && row.state === 'Idle' ? 'DoNotDisturb' : row.state);

/** The state shown of an extension: unknown once the row is too old. */
export const shownAt = (row: Pick<Extension, 'state' | 'dnd'>, fresh: Freshness): Shown => (fresh === 'unknown' ? 'Unknown' : shownOf(row));

/** Whether do not disturb is shown as a mark beside another state. */
export const isMarked = (row: Pick<Extension, 'dnd'>, shown: Shown): boolean => row.dnd && shown !== 'DoNotDisturb' && shown !== 'Unknown';
