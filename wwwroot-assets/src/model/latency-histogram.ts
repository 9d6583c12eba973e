// A histogram of latencies in fixed buckets. Its size does not grow. The server has the same buckets
// (LatencyHistogram.cs).

export const BUCKETS = 80;
const MIN_MILLISECONDS = 0.1;
const BUCKETS_PER_DOUBLING = 4;

/** Returns the bucket of a time in ms. Times outside the range belong to the first or the last bucket. */
export const getBucket = (ms: number): number =>
  ms > MIN_MILLISECONDS ? Math.min(BUCKETS - 1, Math.ceil(BUCKETS_PER_DOUBLING * Math.log2(ms / MIN_MILLISECONDS))) : 0;

const getUpperBound = (bucket: number): number => MIN_MILLISECONDS * 2 ** (bucket / BUCKETS_PER_DOUBLING);

export class LatencyHistogram {
  private readonly counts = new Array<number>(BUCKETS).fill(0);
  count = 0;

  add(ms: number): void {
    this.counts[getBucket(ms)]! += 1;
    this.count++;
  }

  /** Returns the time in ms that the given share of all times does not exceed; NaN when the histogram is empty. */
  quantile(share: number): number {
    const rank = Math.max(1, Math.ceil(share * this.count));
    let before = 0;
    for (const [i, count] of this.counts.entries()) {
      if (before + count >= rank) {
        const lower = i === 0 ? 0 : getUpperBound(i - 1);
        return lower + ((getUpperBound(i) - lower) * (rank - before)) / count;
      }
      before += count;
    }
    return NaN;
  }

  /** Returns pairs of bucket and count in the form in which they are sent, and clears the histogram. */
  drain(): number[] {
    const pairs = this.counts.flatMap((count, bucket) => (count > 0 ? [bucket, count] : []));
    this.counts.fill(0);
    this.count = 0;
    return pairs;
  }
}
