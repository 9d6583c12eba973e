// The search and the filter of the team view.

import { dialNumber, isNumberText } from '../model/dial-number';
import { nameSortKey } from '../model/name-sort-key';
import type { ShownState } from '../model/shown-state';

export type Filter = 'all' | 'Idle' | 'DoNotDisturb' | 'busy' | 'Ringing' | 'Offline';
export const FILTERS: readonly Filter[] = ['all', 'Idle', 'DoNotDisturb', 'busy', 'Ringing', 'Offline'];

const BUSY: readonly ShownState[] = ['OnCall', 'OnHold', 'Dialing'];

/** Normalizes the input: composed letters, plain spaces, no invisible characters. */
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

/** Adjacent words that form a number become one term. */
function splitTerms(typed: string): Term[] {
  const all: Term[] = [];
  for (const word of typed.toLowerCase().split(/\s+/).filter(Boolean)) {
    const last = all[all.length - 1];
    if (last?.isNumber && isNumberText(word)) last.words.push(word);
    else all.push({ words: [word], isNumber: isNumberText(word) });
  }
  return all;
}

/** The searchable texts of a row. */
export interface SearchText {
  /** Name, number and team. */
  text: string;
  /** The number in the forms in which it can be dialled from outside; undefined when it cannot. */
  numberForms?: string | undefined;
}

/** Fewer digits would match the country code of every number. */
const MIN_FORM_DIGITS = 4;

/** Whether each word of the term matches: letters also without diacritics, numbers in any notation. */
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
