// Normalizes a number for dialling: digits, +, * and # stay, separators are removed. The server has the same rules
// (DialNumber.cs).

const DIAL_CHARACTER = /[0-9+*#]/;
const SEPARATOR = /[\p{Zs}\p{Cf}\p{Pd}()[\]./\t\u00b7\u2022\u2027\u2212\u2044\u2215\uff08\uff09\uff0e\uff0f]/u;

/** Whether a text has only characters that numbers are written with, even without a digit. */
export const isNumberText = (text: string): boolean => [...text].every((sign) => DIAL_CHARACTER.test(sign) || SEPARATOR.test(sign));

/** Returns the number as it is dialled, or null when the text is not a number. */
export function dialNumber(text: string): string | null {
  let number = '';
  let bracket = -1;
  for (const character of text.trim()) {
    if (DIAL_CHARACTER.test(character)) {
      if (character === '+' && !/^$|[*#]$/.test(number)) return null;
      number += character;
    } else if (!SEPARATOR.test(character)) return null;
    else if (character === '(' || character === '\uff08') bracket = number.length;
    // +61 (0)2 …: the zero is dialled only inside the country.
    else if (
      (character === ')' || character === '\uff09') &&
      bracket > 1 &&
      bracket <= 4 &&
      number.startsWith('+') &&
      number.slice(bracket) === '0'
    )
      number = number.slice(0, bracket);
  }
  return /[0-9]/.test(number) ? number : null;
}
