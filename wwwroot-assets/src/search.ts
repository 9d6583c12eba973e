// What the team view shows of all it has.

import { plainName } from './plain-name';
import type { Shown } from './shown';

export type Filter = 'all' | 'Idle' | 'DoNotDisturb' | 'busy' | 'Ringing' | 'Offline';
export const FILTERS: readonly Filter[] = ['all', 'Idle', 'DoNotDisturb', 'busy', 'Ringing', 'Offline'];

const BUSY: readonly Shown[] = ['OnCall', 'OnHold', 'Dialing'];

/** What was typed, without what cannot be seen, with plain spaces, and each letter in one part. */
export const typed = (term: string): string => term.normalize('NFC').replace(/\p{Cf}/gu, '').replace(/\s/g, ' ').trim();

/** Every word typed must be found somewhere, letters with marks by their plain ones too. */
export function matches(text: string, shown: Shown, term: string, filter: Filter): boolean {
  const inFilter = filter === 'all' || (filter === 'busy' ? BUSY.includes(shown) : shown === filter);
  if (!inFilter) return false;
  const [full, plain] = [text.toLowerCase(), plainName(text)];
  return term.toLowerCase().split(/\s+/).every((part) => full.includes(part) || plain.includes(part));
}
