using Dashboard.Testing;
using Dashboard.Web.Polling;

namespace Dashboard.Web.Tests.Polling;

public sealed class RequestBudgetTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task Take_WithinHalfTheBudget_DoesNotWait()
    {
        var budget = new RequestBudget(6, _time);
        for (var i = 0; i < 3; i++)
        {
            await budget.TakeAsync(CancellationToken.None);
        }

        _time.ArmedTimers.ShouldBe(0);
    }

    [Fact]
    public async Task Take_BeyondHalfTheBudget_IsSpread()
    {
        var budget = new RequestBudget(6, _time);
        for (var i = 0; i < 3; i++)
        {
            await budget.TakeAsync(CancellationToken.None);
        }

        var fourth = budget.TakeAsync(CancellationToken.None).AsTask();
        _time.Advance(TimeSpan.FromSeconds(14));
        fourth.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(1));
        await fourth.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Take_AfterHalfTheBudgetWentAtOnce_NeverStopsForLong()
    {
        var budget = new RequestBudget(240, _time);
        var taken = new List<DateTimeOffset>();
        var start = _time.GetUtcNow();
        OneThread.RunUntil(() => [TakeAllAsync()], _time, start + TimeSpan.FromMinutes(5));

        taken.Zip(taken.Skip(1), (a, b) => b - a).Max().ShouldBeLessThan(TimeSpan.FromSeconds(1));
        taken.Count(t => t >= start + TimeSpan.FromMinutes(2)).ShouldBeGreaterThan(3 * 230, "the budget is used all the same");

        async Task TakeAllAsync()
        {
            while (true)
            {
                await budget.TakeAsync(CancellationToken.None);
                taken.Add(_time.GetUtcNow());
                await Task.Delay(TimeSpan.FromMilliseconds(1), _time);
            }
        }
    }

    [Fact]
    public async Task Take_OverTheBudget_WaitsUntilTheOldestIsAMinuteOld()
    {
        var budget = new RequestBudget(2, _time);
        await budget.TakeAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(30));
        await budget.TakeAsync(CancellationToken.None);

        var third = budget.TakeAsync(CancellationToken.None).AsTask();
        _time.Advance(TimeSpan.FromSeconds(29));
        third.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(1));
        await third.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Take_Cancelled_GivesItsPlaceInLineBack()
    {
        var budget = new RequestBudget(1, _time);
        await budget.TakeAsync(CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var second = budget.TakeAsync(stop.Token).AsTask();

        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(second);
        _time.Advance(TimeSpan.FromSeconds(60));

        await budget.TakeAsync(CancellationToken.None).AsTask().WaitAsync(TimeSpan.FromSeconds(10));
    }
}
