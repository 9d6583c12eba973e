using System.Diagnostics.Metrics;

namespace Dashboard.Web.Api.Metrics;

/// <summary>What a histogram instrument has measured with one set of tags. Thread-safe.</summary>
/// <param name="bounds">The upper bounds of its buckets, ascending, without the last, which has none.</param>
internal sealed class HistogramPoint(IReadOnlyList<double> bounds)
{
    // In seconds, as OpenTelemetry advises for requests: https://opentelemetry.io/docs/specs/semconv/http/http-metrics/.
    private static readonly double[] Default = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    private readonly Lock _gate = new();
    private readonly long[] _counts = new long[bounds.Count + 1];
    private double _sum;

    /// <summary>The bounds that an instrument advises; those usual for seconds where it advises none.</summary>
    /// <param name="instrument">The instrument.</param>
    public static IReadOnlyList<double> BoundsOf(Instrument instrument) => instrument switch
    {
        Histogram<double> { Advice.HistogramBucketBoundaries: { } advised } => advised,
        Histogram<long> { Advice.HistogramBucketBoundaries: { } advised } => [.. advised.Select(b => (double)b)],
        _ => Default,
    };

    /// <summary>Counts a measurement: a bucket holds what is not above its bound.</summary>
    /// <param name="value">What was measured.</param>
    public void Add(double value)
    {
        var bucket = 0;
        while (bucket < bounds.Count && value > bounds[bucket])
        {
            bucket++;
        }

        lock (_gate)
        {
            _counts[bucket]++;
            _sum += value;
        }
    }

    /// <summary>What was measured so far.</summary>
    /// <returns>For each bound, the last of them infinite, how many measurements were not above it; and the sum of all.</returns>
    public (IReadOnlyList<(double Bound, long Count)> Buckets, double Sum) Read()
    {
        lock (_gate)
        {
            var total = 0L;
            return ([.. _counts.Select((count, i) => (i < bounds.Count ? bounds[i] : double.PositiveInfinity, total += count))], _sum);
        }
    }
}
