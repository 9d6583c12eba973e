// Natural order: character by character, but runs of digits by value, so that Desk 3 precedes Desk 12. The server has
// the same rules (NaturalOrder.cs).

export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const DIGITS = /[0-9]+/y;

export function byNaturalOrder(a: string, b: string): number {
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const [left, right] = [digitsAt(a, i), digitsAt(b, j)];
    if (left && right) {
      const order = byValue(left, right);
      if (order !== 0) return order;
      i += left.length;
      j += right.length;
    } else if (a[i] !== b[j]) {
      return a.charCodeAt(i) - b.charCodeAt(j);
    } else {
      i++;
      j++;
    }
  }
  return a.length - i - (b.length - j);
}

function digitsAt(text: string, at: number): string {
  DIGITS.lastIndex = at;
  return DIGITS.exec(text)?.[0] ?? '';
}

/** Compares runs of digits of any length: without leading zeros, the longer is the larger. */
function byValue(a: string, b: string): number {
  const [left, right] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')];
  return left.length - right.length || byCodeUnit(left, right);
}
