using System.Diagnostics.Metrics;

namespace Dashboard.Web.Api.Metrics;

/// <summary>The measurements of a histogram instrument for one set of tags. Thread-safe.</summary>
/// <param name="bounds">The upper bounds of the buckets, ascending, without the infinite one.</param>
internal sealed class HistogramPoint(IReadOnlyList<double> bounds)
{
    // Seconds, as OpenTelemetry advises for requests: https://opentelemetry.io/docs/specs/semconv/http/http-metrics/.
    private static readonly double[] Default = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    private readonly Lock _gate = new();
    private readonly long[] _counts = new long[bounds.Count + 1];
    private double _sum;

    /// <summary>Returns the bucket bounds that an instrument advises, or the default bounds for seconds.</summary>
    public static IReadOnlyList<double> BoundsOf(Instrument instrument) => instrument switch
    {
        Histogram<double> { Advice.HistogramBucketBoundaries: { } advised } => advised,
        Histogram<long> { Advice.HistogramBucketBoundaries: { } advised } => [.. advised.Select(b => (double)b)],
        _ => Default,
    };

    /// <summary>Counts a measurement. A bucket includes its upper bound.</summary>
    /// <param name="value">The measured value, in the instrument's unit.</param>
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

    /// <summary>Returns the cumulative buckets and the sum of all measurements.</summary>
    /// <returns>For each bound, the last of them infinite, the number of measurements at or below it. Then the sum of all measurements.</returns>
    public (IReadOnlyList<(double Bound, long Count)> Buckets, double Sum) Read()
    {
        lock (_gate)
        {
            var total = 0L;
            return ([.. _counts.Select((count, i) => (i < bounds.Count ? bounds[i] : double.PositiveInfinity, total += count))], _sum);
        }
    }
}
