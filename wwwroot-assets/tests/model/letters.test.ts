import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

// The server composes letters by a table of its own, because it runs without ICU data. A JavaScript engine has the
// complete data.
const lines = readFileSync(new URL('../../../src/Dashboard.Presence/Text/letters.txt', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => line.split(' ') as [string, string, string]);
const markOf = (code: string): string => String.fromCharCode(parseInt(code, 16));
const isSyllable = (letter: string): boolean => letter >= '\uAC00' && letter <= '\uD7A3';

it('letters_OfTheTable_AreAllThatAnEngineJoins', () => {
  const table = new Map<string, string>();
  for (const [code, , pairs] of lines)
    for (let at = 0; at < pairs.length; at += 2) table.set(pairs.charAt(at) + markOf(code), pairs.charAt(at + 1));
  const engine = new Map<string, string>();
  for (let code = 0x80; code < 0xffff; code++) {
    const letter = String.fromCharCode(code);
    const parts = letter.normalize('NFD');
    if (parts === letter || letter.normalize('NFC') !== letter || isSyllable(letter)) continue;
    engine.set(parts.slice(0, -1).normalize('NFC') + parts.slice(-1), letter);
  }
  expect(engine.size).toBeGreaterThan(900);
  expect(table).toEqual(engine);
});

it('letters_MarksOfTheTable_HaveAnEnginesOrder', () => {
  const marks = lines.filter(([, order]) => order !== '0');
  for (const [a, first] of marks) {
    for (const [b, second] of marks) {
      const both = markOf(a) + markOf(b);
      expect(`x${both}`.normalize('NFD') === `x${both}`, `${a} ${b}`).toBe(Number(first) <= Number(second));
    }
  }
});
