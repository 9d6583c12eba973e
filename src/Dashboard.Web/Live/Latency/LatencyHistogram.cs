namespace Dashboard.Web.Live.Latency;

/// <summary>
/// A histogram of latencies with exponential buckets, each 19 % wider than the previous one, so that quantiles are accurate to 19 %. Constant size.
/// The page uses the same buckets (<c>histogram.ts</c>). Not thread-safe.
/// </summary>
public sealed class LatencyHistogram
{
    /// <summary>The number of buckets: from 0.1 ms to about 90 s.</summary>
    public const int Buckets = 80;

    private const double SmallestBound = 0.1;
    private const int PerDoubling = 4;
    private readonly long[] _counts = new long[Buckets];

    /// <summary>The number of measurements.</summary>
    public long Count { get; private set; }

    /// <summary>Returns the bucket of a time; out-of-range times belong to the first or the last bucket.</summary>
    /// <param name="milliseconds">The time in ms.</param>
    public static int BucketOf(double milliseconds) => milliseconds > SmallestBound
        ? (int)Math.Min(Buckets - 1, Math.Ceiling(PerDoubling * Math.Log2(milliseconds / SmallestBound)))
        : 0;

    /// <summary>Returns the upper bound of a bucket.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <returns>The bound in ms.</returns>
    public static double UpperBound(int bucket) => SmallestBound * Math.Pow(2, (double)bucket / PerDoubling);

    /// <summary>Adds measurements to a bucket.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="count">The number of measurements.</param>
    public void Add(int bucket, long count)
    {
        _counts[bucket] += count;
        Count += count;
    }

    /// <summary>Adds the measurements of another histogram.</summary>
    /// <param name="other">The other histogram.</param>
    public void Add(LatencyHistogram other)
    {
        for (var i = 0; i < Buckets; i++)
        {
            Add(i, other._counts[i]);
        }
    }

    /// <summary>Removes all measurements.</summary>
    public void Clear()
    {
        Array.Clear(_counts);
        Count = 0;
    }

    /// <summary>Returns the time that a share of all measurements did not exceed.</summary>
    /// <param name="share">The share, above 0 and up to 1: 0.95 for p95.</param>
    /// <returns>The time in ms; NaN without measurements.</returns>
    public double Quantile(double share)
    {
        var rank = Math.Max(1, (long)Math.Ceiling(share * Count));
        var before = 0L;
        for (var i = 0; i < Buckets; i++)
        {
            if (before + _counts[i] >= rank)
            {
                var lower = i == 0 ? 0 : UpperBound(i - 1);
                return lower + ((UpperBound(i) - lower) * (rank - before) / _counts[i]);
            }

            before += _counts[i];
        }

        return double.NaN;
    }
}
