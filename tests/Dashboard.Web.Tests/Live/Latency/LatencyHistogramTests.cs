using System.Text.Json;
using Dashboard.Testing;
using Dashboard.Web.Live.Latency;
using FsCheck;
using FsCheck.Fluent;

namespace Dashboard.Web.Tests.Live.Latency;

public sealed class LatencyHistogramTests
{
    private static readonly JsonElement Cases =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "wwwroot-assets/tests/cases/latency-cases.json"))).RootElement;

    [Fact]
    public void BucketOf_EachCase_IsThePagesBucket()
    {
        foreach (var test in Cases.GetProperty("bucket").EnumerateArray())
        {
            LatencyHistogram.BucketOf(test[0].GetDouble()).ShouldBe(test[1].GetInt32(), $"{test[0]} ms");
        }
    }

    [Fact]
    public void Quantile_EachCase_IsThePages()
    {
        foreach (var test in Cases.GetProperty("quantiles").EnumerateArray())
        {
            var histogram = Of(test.GetProperty("times").EnumerateArray().Select(t => t.GetDouble()));
            foreach (var (name, share) in new[] { ("p50", 0.5), ("p95", 0.95), ("p99", 0.99) })
            {
                var expected = test.GetProperty(name);
                if (expected.ValueKind == JsonValueKind.Null)
                {
                    histogram.Quantile(share).ShouldBe(double.NaN);
                }
                else
                {
                    histogram.Quantile(share).ShouldBe(expected.GetDouble(), 0.06);
                }
            }
        }
    }

    [Fact]
    public void Quantile_OfAnyTimes_IsRightToTheWidthOfABucket() => Prop.ForAll(
        (from times in Gen.Choose(1, 600_000).Select(n => n / 10.0).NonEmptyListOf()
         from share in Gen.Elements(0.5, 0.95, 0.99, 1.0)
         select (times.ToList(), share)).ToArbitrary(),
        c =>
        {
            var sorted = c.Item1.Order().ToList();
            var truth = sorted[Math.Max(1, (int)Math.Ceiling(c.share * sorted.Count)) - 1];
            Of(sorted).Quantile(c.share).ShouldBeInRange(truth / 1.2, truth * 1.2);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(TestSize.Of(usual: 100, full: 300)));

    [Fact]
    public void Window_AfterAnHour_IsEmptyAndTheTotalIsNot()
    {
        var time = new ManualTimeProvider();
        var window = new LatencyWindow(time);
        window.Add(LatencyHistogram.BucketOf(20), 3);
        time.Advance(TimeSpan.FromMinutes(50));
        window.Add(LatencyHistogram.BucketOf(20), 2);
        Recent(window).Count.ShouldBe(5);

        time.Advance(TimeSpan.FromMinutes(15));
        Recent(window).Count.ShouldBe(2);
        time.Advance(TimeSpan.FromHours(12));
        Recent(window).Count.ShouldBe(0);
        window.Add(LatencyHistogram.BucketOf(20), 1);
        Recent(window).Count.ShouldBe(1);
        window.Total.Count.ShouldBe(6);
        window.Total.Sum.ShouldBeInRange(6 * 20, 6 * 24);
    }

    private static LatencyHistogram Of(IEnumerable<double> times)
    {
        var histogram = new LatencyHistogram();
        foreach (var time in times)
        {
            histogram.Add(LatencyHistogram.BucketOf(time), 1);
        }

        return histogram;
    }

    private static LatencyHistogram Recent(LatencyWindow window)
    {
        var counts = new LatencyHistogram();
        window.AddTo(counts);
        return counts;
    }
}
