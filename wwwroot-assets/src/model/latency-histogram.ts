// How many times were how long, in the server's buckets (LatencyHistogram.cs): of a fixed size, however long the page runs.

export const BUCKETS = 80;
const MIN_MILLISECONDS = 0.1;
const BUCKETS_PER_DOUBLING = 4;

/** The bucket of a time in ms; what is shorter or longer than all belongs to the first or the last. */
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

  /** The time in ms that a share of all did not exceed; NaN when none was counted. */
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

  /** Pairs of bucket and count, as they are sent; forgets them. */
  drain(): number[] {
    const pairs = this.counts.flatMap((count, bucket) => (count > 0 ? [bucket, count] : []));
    this.counts.fill(0);
    this.count = 0;
    return pairs;
  }
}
