using Dashboard.Testing;
using Dashboard.Web.Polling.Pacing;

namespace Dashboard.Web.Tests.Polling.Pacing;

public sealed class RequestRateLimiterTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task Take_WithinHalfTheBudget_DoesNotWait()
    {
        var rateLimiter = new RequestRateLimiter(6, _time);
        for (var i = 0; i < 3; i++)
        {
            await rateLimiter.AcquireAsync(CancellationToken.None);
        }

        _time.ArmedTimers.ShouldBe(0);
    }

    [Fact]
    public async Task Take_BeyondHalfTheBudget_IsSpread()
    {
        var rateLimiter = new RequestRateLimiter(6, _time);
        for (var i = 0; i < 3; i++)
        {
            await rateLimiter.AcquireAsync(CancellationToken.None);
        }

        var fourth = rateLimiter.AcquireAsync(CancellationToken.None).AsTask();
        _time.Advance(TimeSpan.FromSeconds(14));
        fourth.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(1));
        await fourth.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Take_AfterHalfTheBudgetWentAtOnce_NeverStopsForLong()
    {
        var rateLimiter = new RequestRateLimiter(240, _time);
        var taken = new List<DateTimeOffset>();
        var start = _time.GetUtcNow();
        DeterministicScheduler.RunUntil(() => [TakeAllAsync()], _time, start + TimeSpan.FromMinutes(5));

        taken.Zip(taken.Skip(1), (a, b) => b - a).Max().ShouldBeLessThan(TimeSpan.FromSeconds(1));
        taken.Count(t => t >= start + TimeSpan.FromMinutes(2)).ShouldBeGreaterThan(3 * 230, "the budget is used all the same");

        async Task TakeAllAsync()
        {
            while (true)
            {
                await rateLimiter.AcquireAsync(CancellationToken.None);
                taken.Add(_time.GetUtcNow());
                await Task.Delay(TimeSpan.FromMilliseconds(1), _time);
            }
        }
    }

    [Fact]
    public async Task Take_OverTheBudget_WaitsUntilTheOldestIsAMinuteOld()
    {
        var rateLimiter = new RequestRateLimiter(2, _time);
        await rateLimiter.AcquireAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(30));
        await rateLimiter.AcquireAsync(CancellationToken.None);

        var third = rateLimiter.AcquireAsync(CancellationToken.None).AsTask();
        _time.Advance(TimeSpan.FromSeconds(29));
        third.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(1));
        await third.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Take_Cancelled_GivesItsPlaceInLineBack()
    {
        var rateLimiter = new RequestRateLimiter(1, _time);
        await rateLimiter.AcquireAsync(CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var second = rateLimiter.AcquireAsync(stop.Token).AsTask();

        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(second);
        _time.Advance(TimeSpan.FromSeconds(60));

        await rateLimiter.AcquireAsync(CancellationToken.None).AsTask().WaitAsync(TimeSpan.FromSeconds(10));
    }
}
