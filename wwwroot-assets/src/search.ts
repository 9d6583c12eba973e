// What the team view shows of all it has.

import type { State } from './frames';
import { plainName } from './plain-name';

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

// Marks that the table of names has not are taken off before it is asked, and letters that are two are typed as two.
const fold = (text: string): string =>
  plainName(text.normalize('NFD').replace(/\p{M}/gu, '')).replace(/ß/g, 'ss').replace(/æ/g, 'ae');
