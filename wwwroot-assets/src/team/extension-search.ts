// What the team view shows of all it has.

import { dialNumber, isNumberText } from '../model/dial-number';
import { nameSortKey } from '../model/name-sort-key';
import type { ShownState } from '../model/shown-state';

export type Filter = 'all' | 'Idle' | 'DoNotDisturb' | 'busy' | 'Ringing' | 'Offline';
export const FILTERS: readonly Filter[] = ['all', 'Idle', 'DoNotDisturb', 'busy', 'Ringing', 'Offline'];

const BUSY: readonly ShownState[] = ['OnCall', 'OnHold', 'Dialing'];

/** What was typed, without what cannot be seen, with plain spaces, and each letter in one part. */
export const normalizeTerm = (term: string): string =>
  term
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s/g, ' ')
    .trim();

interface Term {
  words: string[];
  isNumber: boolean;
}

/** Words that make up a number stand together. */
function splitTerms(typed: string): Term[] {
  const all: Term[] = [];
  for (const word of typed.toLowerCase().split(/\s+/).filter(Boolean)) {
    const last = all[all.length - 1];
    if (last?.isNumber && isNumberText(word)) last.words.push(word);
    else all.push({ words: [word], isNumber: isNumberText(word) });
  }
  return all;
}

/** What of a row is searched. */
export interface SearchText {
  /** Its name, number and team. */
  text: string;
  /** Its number as it is dialled from outside; undefined for one that no outside line reaches. */
  numberForms?: string | undefined;
}

/** Fewer digits would be found in the country code of every number. */
const MIN_FORM_DIGITS = 4;

/** Every word typed must be found somewhere, letters with marks by their plain ones too, and a number however it is written. */
export function matchesSearch({ text, numberForms }: SearchText, shown: ShownState, term: string, filter: Filter): boolean {
  const inFilter = filter === 'all' || (filter === 'busy' ? BUSY.includes(shown) : shown === filter);
  if (!inFilter) return false;
  const [full, plain] = [text.toLowerCase(), nameSortKey(text)];
  const has = (part: string | null): boolean => part !== null && (full.includes(part) || plain.includes(part));
  const hasNumber = (number: string | null): boolean =>
    has(number) ||
    (number !== null && (number.length >= MIN_FORM_DIGITS || number.startsWith('+')) && numberForms?.includes(number) === true);
  return splitTerms(term).every(
    ({ words, isNumber: isPart }) =>
      (isPart && hasNumber(dialNumber(words.join(' ')))) || words.every((word) => has(word) || hasNumber(dialNumber(word))),
  );
}
