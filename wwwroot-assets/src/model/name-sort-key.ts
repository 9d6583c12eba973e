// A text as it is sorted and searched: in small letters without their marks, so that Émile stands with Emil, with plain spaces and
// without characters that cannot be seen. The server has the same rules.

/** Letters that are no base with a mark. */
const BASE_LETTERS = new Map(
  Object.entries({ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ŀ: 'l', ı: 'i', ħ: 'h', ŧ: 't', ς: 'σ' }),
);
const isMark = (letter: string): boolean => letter >= '\u0300' && letter <= '\u036f';
const isSyllable = (letter: string): boolean => letter >= '\uac00' && letter <= '\ud7a3';

/** Each name is compared many times. */
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
  // Of letters that are half of a pair the server knows no other form.
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
