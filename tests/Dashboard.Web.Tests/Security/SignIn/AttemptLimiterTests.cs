using Dashboard.Testing;
using Dashboard.Web.Security.SignIn;

namespace Dashboard.Web.Tests.Security.SignIn;

public sealed class AttemptLimiterTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void Take_MoreThanItsMeasure_WaitsUntilTheWindowIsOver()
    {
        var limiter = new AttemptLimiter(_time, 3, TimeSpan.FromMinutes(10));
        Enumerable.Range(0, 3).ShouldAllBe(_ => limiter.TryAcquire("one") == null);
        _time.Advance(TimeSpan.FromMinutes(4));
        limiter.TryAcquire("one").ShouldBe(TimeSpan.FromMinutes(6));
        limiter.Wait("one").ShouldBe(TimeSpan.FromMinutes(6));
        limiter.Wait("other").ShouldBeNull();
        limiter.TryAcquire("other").ShouldBeNull();
        _time.Advance(TimeSpan.FromMinutes(6));
        limiter.Wait("one").ShouldBeNull();
        limiter.TryAcquire("one").ShouldBeNull();
    }

    [Fact]
    public void Take_AroundTheEndOfAWindow_NeverExceedsTheLimitOfOneWindow()
    {
        var limiter = new AttemptLimiter(_time, 3, TimeSpan.FromMinutes(10));
        limiter.TryAcquire("one").ShouldBeNull();
        _time.Advance(TimeSpan.FromMinutes(9));
        limiter.TryAcquire("one").ShouldBeNull();
        limiter.TryAcquire("one").ShouldBeNull();
        _time.Advance(TimeSpan.FromMinutes(1));

        limiter.TryAcquire("one").ShouldBeNull();
        limiter.TryAcquire("one").ShouldBe(TimeSpan.FromMinutes(9));
    }

    [Fact]
    public void Refund_OfAnAttempt_AllowsOneMoreAndClearAllowsAll()
    {
        var limiter = new AttemptLimiter(_time, 3, TimeSpan.FromMinutes(10));
        Enumerable.Range(0, 4).Count(_ => limiter.TryAcquire("one") is null).ShouldBe(3);

        limiter.Refund("one");
        Enumerable.Range(0, 4).Count(_ => limiter.TryAcquire("one") is null).ShouldBe(1);
        limiter.Clear("one");
        Enumerable.Range(0, 4).Count(_ => limiter.TryAcquire("one") is null).ShouldBe(3);
    }
}
