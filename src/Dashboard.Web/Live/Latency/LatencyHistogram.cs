namespace Dashboard.Web.Live.Latency;

/// <summary>
/// How many times were how long, in buckets each a fifth wider than the one before: a quantile is right to 19 % and the
/// size is fixed, however many are counted. The page counts in the same buckets (<c>histogram.ts</c>). Not thread-safe.
/// </summary>
public sealed class LatencyHistogram
{
    /// <summary>How many buckets: from a tenth of a millisecond to a minute and a half.</summary>
    public const int Buckets = 80;

    private const double SmallestBound = 0.1;
    private const int PerDoubling = 4;
    private readonly long[] _counts = new long[Buckets];

    /// <summary>How many were counted.</summary>
    public long Count { get; private set; }

    /// <summary>The bucket of a time; what is shorter or longer than all belongs to the first or the last.</summary>
    /// <param name="milliseconds">The time in ms.</param>
    public static int BucketOf(double milliseconds) => milliseconds > SmallestBound
        ? (int)Math.Min(Buckets - 1, Math.Ceiling(PerDoubling * Math.Log2(milliseconds / SmallestBound)))
        : 0;

    /// <summary>The longest time of a bucket.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <returns>In ms.</returns>
    public static double UpperBound(int bucket) => SmallestBound * Math.Pow(2, (double)bucket / PerDoubling);

    /// <summary>Counts.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="count">How many fell into it.</param>
    public void Add(int bucket, long count)
    {
        _counts[bucket] += count;
        Count += count;
    }

    /// <summary>Counts what another has counted too.</summary>
    /// <param name="other">The other.</param>
    public void Add(LatencyHistogram other)
    {
        for (var i = 0; i < Buckets; i++)
        {
            Add(i, other._counts[i]);
        }
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        Array.Clear(_counts);
        Count = 0;
    }

    /// <summary>The time that a share of all did not exceed.</summary>
    /// <param name="share">The share, above 0 and up to 1: 0.95 for p95.</param>
    /// <returns>In ms; NaN when none was counted.</returns>
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
