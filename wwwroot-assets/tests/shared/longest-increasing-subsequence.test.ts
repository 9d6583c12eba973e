import { expect, it } from 'vitest';
import { longestIncreasingSubsequence } from '../../src/shared/longest-increasing-subsequence';

it.each([
  ['nothing', [], []],
  ['an order that did not change', [0, 1, 2, 3], [0, 1, 2, 3]],
  ['the first that became the last', [1, 2, 3, 0], [0, 1, 2]],
  ['the last that became the first', [3, 0, 1, 2], [1, 2, 3]],
  ['two that changed places', [0, 3, 2, 1, 4], [0, 3, 4]],
  ['new rows', [NaN, 0, NaN, 1], [1, 3]],
] as const)('longestIncreasingSubsequence_Of %s_IsKept', (_, values, kept) =>
  expect([...longestIncreasingSubsequence(values)].sort()).toEqual(kept),
);

it('longestIncreasingSubsequence_OfAnyOrder_IsIncreasingAndAsLongAsAnExhaustiveSearchFinds', () => {
  let seed = 7;
  const random = (): number => (seed = (seed * 48271) % 2147483647) / 2147483647;
  for (let round = 0; round < 200; round++) {
    const values = Array.from({ length: 9 }, (_, place) => place).sort(() => random() - 0.5);
    const found = [...longestIncreasingSubsequence(values)].sort((a, b) => a - b).map((place) => values[place] ?? -1);
    let longest = 0;
    for (let mask = 0; mask < 1 << values.length; mask++) {
      const chosen = values.filter((_, place) => mask & (1 << place));
      if (chosen.every((value, i) => i === 0 || (chosen[i - 1] ?? 0) < value)) longest = Math.max(longest, chosen.length);
    }
    expect(found).toEqual([...found].sort((a, b) => a - b));
    expect(found.length).toBe(longest);
  }
});
