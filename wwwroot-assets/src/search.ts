// What the team view shows of all it has.

import type { State } from './frames';

export type Filter = 'all' | 'Idle' | 'busy' | 'Ringing' | 'Offline';
export const FILTERS: readonly Filter[] = ['all', 'Idle', 'busy', 'Ringing', 'Offline'];

const BUSY: readonly State[] = ['OnCall', 'OnHold', 'Dialing'];

/** Every word typed must be found somewhere, letters with marks by their plain ones too. */
export function matches(text: string, shown: State, term: string, filter: Filter): boolean {
  const inFilter = filter === 'all' || (filter === 'busy' ? BUSY.includes(shown) : shown === filter);
  if (!inFilter) return false;
  const [full, plain] = [text.toLowerCase(), fold(text)];
  return term.toLowerCase().split(/\s+/).every((part) => full.includes(part) || plain.includes(part));
}

// Some letters are no plain letter with a mark on it, and people type the plain one all the same.
const fold = (text: string): string =>
  text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/ø/g, 'o').replace(/ł/g, 'l').replace(/ß/g, 'ss').replace(/æ/g, 'ae');
