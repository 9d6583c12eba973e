/** The indices of a longest increasing subsequence of distinct numbers. NaN is in none. */
export function longestIncreasingSubsequence(values: readonly number[]): Set<number> {
  // For each length, the index at which the sequence with the smallest end ends.
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  values.forEach((value, place) => {
    if (Number.isNaN(value)) return;
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[ends[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[place] = ends[low - 1];
    ends[low] = place;
  });
  const found = new Set<number>();
  for (let place = ends[ends.length - 1]; place !== undefined; place = before[place]) found.add(place);
  return found;
}
