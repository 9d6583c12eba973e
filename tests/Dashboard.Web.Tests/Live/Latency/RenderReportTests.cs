using Dashboard.Web.Live.Frames;
using Dashboard.Web.Live.Latency;

namespace Dashboard.Web.Tests.Live.Latency;

public sealed class RenderReportTests
{
    private const int MaxVersions = 100 * FrameLatencyTrace.MaxEntries;

    [Fact]
    public void Create_OfPairs_HasBucketsWithTheirCounts()
    {
        var report = RenderReport.Create([3, 2, 5, 1], [7, 3]).ShouldNotBeNull();

        report.SentToRendered.ShouldBe([(3, 2), (5, 1)]);
        report.ReceivedToRendered.ShouldBe([(7, 3)]);
    }

    [Fact]
    public void Create_OfNoFrames_IsEmpty() => RenderReport.Create([], []).ShouldNotBeNull().SentToRendered.ShouldBeEmpty();

    [Theory]
    [InlineData(null, new int[0])]
    [InlineData(new int[0], null)]
    [InlineData(new[] { 1 }, new int[0])]
    [InlineData(new[] { 1, 2 }, new[] { 1, 3 })]
    [InlineData(new[] { -1, 1 }, new[] { 1, 1 })]
    [InlineData(new[] { LatencyHistogram.Buckets, 1 }, new[] { 1, 1 })]
    [InlineData(new[] { 1, 0 }, new[] { 1, 0 })]
    [InlineData(new[] { 1, -1 }, new[] { 1, -1 })]
    [InlineData(new[] { 1, MaxVersions + 1 }, new[] { 1, MaxVersions + 1 })]
    [InlineData(new[] { 1, MaxVersions, 2, 1 }, new[] { 1, MaxVersions, 2, 1 })]
    [InlineData(new[] { 1, int.MaxValue, 2, int.MaxValue }, new[] { 1, int.MaxValue, 2, int.MaxValue })]
    public void Create_OfImplausibleValues_IsNull(int[]? painted, int[]? whole) => RenderReport.Create(painted, whole).ShouldBeNull();

    [Theory]
    [InlineData(LatencyHistogram.Buckets, true)]
    [InlineData(LatencyHistogram.Buckets + 1, false)]
    public void Create_OfManyPairs_HasAtMostOnePairForEachBucket(int pairs, bool isPlausible)
    {
        var values = Enumerable.Range(0, pairs).SelectMany(i => new[] { i % LatencyHistogram.Buckets, 1 }).ToArray();

        (RenderReport.Create(values, values) is not null).ShouldBe(isPlausible);
    }

    [Fact]
    public void Create_OfTheMostVersions_IsPlausible() => RenderReport.Create([0, MaxVersions], [LatencyHistogram.Buckets - 1, MaxVersions]).ShouldNotBeNull();
}
