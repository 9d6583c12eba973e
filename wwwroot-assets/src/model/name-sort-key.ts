// The sort and search key of a name: lower case, without diacritics and invisible characters, with plain spaces.
// Émile sorts beside Emil. The server has the same rules.

/** Letters that Unicode does not decompose into a base letter and a mark. */
const BASE_LETTERS = new Map(
  Object.entries({ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ŀ: 'l', ı: 'i', ħ: 'h', ŧ: 't', ς: 'σ' }),
);
const isMark = (letter: string): boolean => letter >= '\u0300' && letter <= '\u036f';
const isSyllable = (letter: string): boolean => letter >= '\uac00' && letter <= '\ud7a3';

/** Each name is compared many times, so keys are cached. */
const cache = new Map<string, string>();
const MAX_CACHED = 20_000;

export function nameSortKey(text: string): string {
  // eslint-disable-next-line no-control-regex
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase();
  let key = cache.get(text);
  if (key === undefined) {
    key = [...text].map(toSortLetter).join('');
    if (cache.size >= MAX_CACHED) cache.clear();
    cache.set(text, key);
  }
  return key;
}

function toSortLetter(letter: string): string {
  // The server has no lower case for characters outside the basic plane.
  if (letter.length > 1) return letter;
  const small = removeMarks(toLower(removeMarks(letter)));
  if (isMark(small) || /\p{Cf}/u.test(small)) return '';
  return BASE_LETTERS.get(small) ?? (/\p{Zs}/u.test(small) ? ' ' : small);
}

const toLower = (letter: string): string => (letter.toLowerCase().length === 1 ? letter.toLowerCase() : letter);

function removeMarks(letter: string): string {
  if (isSyllable(letter) || letter.normalize('NFC') !== letter) return letter;
  const [first, ...marks] = letter.normalize('NFD');
  return first !== undefined && marks.every(isMark) ? first : letter;
}
