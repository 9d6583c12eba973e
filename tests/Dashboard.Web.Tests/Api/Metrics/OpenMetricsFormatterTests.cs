using System.Diagnostics.Metrics;
using Dashboard.Web.Api.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Api.Metrics;

public sealed class OpenMetricsFormatterTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly Meter _meter;
    private readonly MetricCollector _store;

    public OpenMetricsFormatterTests()
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        (_meter, _store) = (meters.Create("Dashboard.Test"), new MetricCollector(meters));
    }

    public void Dispose()
    {
        _store.Dispose();
        _services.Dispose();
    }

    [Fact]
    public void Histogram_WithAdvisedBounds_IsAFamilyOfBucketsThatAddUp()
    {
        var histogram = _meter.CreateHistogram("dashboard.wait", "s", "How long", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 1, 2.5] });
        foreach (var value in new[] { 0.004, 0.005, 0.5, 2, 100 })
        {
            histogram.Record(value);
        }

        Text().ShouldBe("""
            # TYPE dashboard_wait_seconds histogram
            # UNIT dashboard_wait_seconds seconds
            # HELP dashboard_wait_seconds How long
            dashboard_wait_seconds_bucket{le="0.005"} 2
            dashboard_wait_seconds_bucket{le="1.0"} 3
            dashboard_wait_seconds_bucket{le="2.5"} 4
            dashboard_wait_seconds_bucket{le="+Inf"} 5
            dashboard_wait_seconds_count 5
            dashboard_wait_seconds_sum 102.509
            # EOF

            """);
    }

    [Fact]
    public void Histogram_WithTags_HasItsBucketsForEachOfThem()
    {
        var histogram = _meter.CreateHistogram("dashboard.size", "By", "How large", tags: null, new InstrumentAdvice<long> { HistogramBucketBoundaries = [1000] });
        histogram.Record(2000, new KeyValuePair<string, object?>("board", "sales"));
        histogram.Record(1000, new KeyValuePair<string, object?>("board", "a \"b\""));

        Text().Split('\n')[3..^2].ShouldBe(
        [
            """dashboard_size_bytes_bucket{board="a \"b\"",le="1000.0"} 1""",
            """dashboard_size_bytes_bucket{board="a \"b\"",le="+Inf"} 1""",
            """dashboard_size_bytes_count{board="a \"b\""} 1""",
            """dashboard_size_bytes_sum{board="a \"b\""} 1000""",
            """dashboard_size_bytes_bucket{board="sales",le="1000.0"} 0""",
            """dashboard_size_bytes_bucket{board="sales",le="+Inf"} 1""",
            """dashboard_size_bytes_count{board="sales"} 1""",
            """dashboard_size_bytes_sum{board="sales"} 2000""",
        ]);
    }

    [Fact]
    public void Histogram_WithoutAdvice_HasBoundsFromFiveMillisecondsToTenSeconds()
    {
        _meter.CreateHistogram<double>("dashboard.wait.seconds", "s").Record(7);

        var buckets = Text().Split('\n').Where(l => l.StartsWith("dashboard_wait_seconds_bucket", StringComparison.Ordinal)).ToList();
        (buckets[0], buckets[^2], buckets[^1]).ShouldBe((
            """dashboard_wait_seconds_bucket{le="0.005"} 0""", """dashboard_wait_seconds_bucket{le="10.0"} 1""", """dashboard_wait_seconds_bucket{le="+Inf"} 1"""));
    }

    [Fact]
    public void Histogram_ThatMeasuredNothing_IsAFamilyWithoutValues()
    {
        _meter.CreateHistogram<double>("dashboard.wait");

        Text().ShouldBe("# TYPE dashboard_wait histogram\n# HELP dashboard_wait \n# EOF\n");
    }

    [Fact]
    public void Counter_BesideAHistogram_IsASumAndNoBucket()
    {
        var counter = _meter.CreateCounter<long>("dashboard.asked", description: "Asked");
        counter.Add(2);
        counter.Add(3);

        Text().ShouldBe("# TYPE dashboard_asked counter\n# HELP dashboard_asked Asked\ndashboard_asked_total 5\n# EOF\n");
    }

    private string Text() => OpenMetricsFormatter.Write(text =>
    {
        OpenMetricsFormatter.Instruments(text, _store);
        OpenMetricsFormatter.Histograms(text, _store);
    });
}
