using Dashboard.Testing;
using Dashboard.Web.Commands;

namespace Dashboard.Web.Tests.Commands;

public sealed class TokenBucketsTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void Take_FasterThanTheRate_IsRefusedUntilThereIsATokenAgain()
    {
        var buckets = new TokenBuckets(_time);
        Enumerable.Range(0, 20).Select(_ => buckets.TryAcquire("anna", 60)).ShouldAllBe(wait => wait == null);

        buckets.TryAcquire("anna", 60).ShouldBe((TimeSpan.FromSeconds(1), true));
        buckets.TryAcquire("anna", 60).ShouldBe((TimeSpan.FromSeconds(1), false), "one refusal of many in a row is the first");
        buckets.TryAcquire("bodo", 60).ShouldBeNull("the bucket of another");
        _time.Advance(TimeSpan.FromSeconds(1));
        buckets.TryAcquire("anna", 60).ShouldBeNull();
        buckets.TryAcquire("anna", 60)!.Value.IsFirst.ShouldBeTrue();
    }

    [Fact]
    public void Take_ForAnHourAsFastAsItMay_GainsTheRateAndNoMore()
    {
        var buckets = new TokenBuckets(_time);
        var taken = 0;
        for (var i = 0; i < 36_000; i++)
        {
            taken += buckets.TryAcquire("anna", 60) is null ? 1 : 0;
            _time.Advance(TimeSpan.FromMilliseconds(100));
        }

        taken.ShouldBeInRange(3_600, 3_620);
    }

    [Fact]
    public void Take_OfARateBelowThree_AllowsOne()
    {
        var buckets = new TokenBuckets(_time);
        buckets.TryAcquire("anna", 1).ShouldBeNull();
        buckets.TryAcquire("anna", 1)!.Value.Wait.ShouldBe(TimeSpan.FromMinutes(1));
    }
}
