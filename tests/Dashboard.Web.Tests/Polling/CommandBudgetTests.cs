using Dashboard.Presence;
using Dashboard.Testing;
using Dashboard.Web.Polling;

namespace Dashboard.Web.Tests.Polling;

/// <summary>A command takes from the account's budget like a poll, and ahead of those that wait.</summary>
public sealed class CommandBudgetTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task Command_BehindPollsThatAreSpread_GoesAtOnceAndIsCounted()
    {
        var budget = new RequestBudget(6, _time);
        for (var i = 0; i < 3; i++)
        {
            await budget.TakeAsync(CancellationToken.None);
        }

        var polls = Enumerable.Range(0, 3).Select(_ => budget.TakeAsync(CancellationToken.None).AsTask()).ToList();
        await budget.TakeForCommandAsync(CancellationToken.None).AsTask().WaitAsync(Bound);
        budget.Recent.ShouldBe(4);
        polls.ShouldAllBe(p => !p.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(121));
        await Task.WhenAll(polls).WaitAsync(Bound);
    }

    [Fact]
    public async Task Command_BeyondHalfTheBudget_WaitsThoughPlacesAreFree()
    {
        var budget = new RequestBudget(4, _time);
        await budget.TakeForCommandAsync(CancellationToken.None);
        await budget.TakeForCommandAsync(CancellationToken.None);

        var third = budget.TakeForCommandAsync(CancellationToken.None).AsTask();
        third.IsCompleted.ShouldBeFalse();
        await budget.TakeAsync(CancellationToken.None).AsTask().WaitAsync(Bound);
        _time.Advance(TimeSpan.FromSeconds(60));
        await third.WaitAsync(Bound);
    }

    [Theory]
    [InlineData(240, 2)]
    [InlineData(120, 2)]
    [InlineData(240, 0.4)]
    public void Presence_WhileTenDialsASecondAreTried_IsPolledAllTheSame(int perMinute, double interval)
    {
        var budget = new RequestBudget(perMinute, _time, perMinute / 2);
        var polled = new List<DateTimeOffset>();
        var (start, commands) = (_time.GetUtcNow(), 0);
        OneThread.RunUntil(
            () => [PollAsync(polled.Add), PollAsync(_ => { }), .. Enumerable.Range(0, 10).Select(_ => DialAsync())], _time, start + TimeSpan.FromMinutes(5));

        commands.ShouldBeGreaterThan(perMinute);
        polled.Zip(polled.Skip(1), (a, b) => b - a).Max().ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(5));

        async Task PollAsync(Action<DateTimeOffset> note)
        {
            while (true)
            {
                await budget.TakeAsync(CancellationToken.None);
                note(_time.GetUtcNow());
                await Task.Delay(TimeSpan.FromSeconds(interval), _time);
            }
        }

        async Task DialAsync()
        {
            while (true)
            {
                await budget.TakeForCommandAsync(CancellationToken.None);
                commands++;
                await Task.Delay(TimeSpan.FromSeconds(1), _time);
            }
        }
    }

    [Fact]
    public async Task Command_GivenUpWhileItWaits_CountsNothing()
    {
        var budget = new RequestBudget(1, _time);
        await budget.TakeAsync(CancellationToken.None);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(3), _time);
        var command = budget.TakeForCommandAsync(stop.Token).AsTask();
        _time.Advance(TimeSpan.FromSeconds(3));
        await Should.ThrowAsync<OperationCanceledException>(command.WaitAsync(Bound));

        budget.Recent.ShouldBe(1);
        var next = budget.TakeAsync(CancellationToken.None).AsTask();
        _time.Advance(TimeSpan.FromSeconds(58));
        await next.WaitAsync(Bound);
    }

    [Fact]
    public async Task Command_WhileTheVendorWantsQuiet_IsNotSent()
    {
        var budget = new RequestBudget(60, _time);
        budget.KeepQuiet(TimeSpan.FromSeconds(30));
        budget.KeepQuiet(TimeSpan.FromSeconds(5));

        var refused = await Should.ThrowAsync<PollException>(budget.TakeForCommandAsync(CancellationToken.None).AsTask());
        refused.Failure.NotAsked.ShouldBeTrue();
        _time.Advance(TimeSpan.FromSeconds(29));
        await Should.ThrowAsync<PollException>(budget.TakeForCommandAsync(CancellationToken.None).AsTask());
        _time.Advance(TimeSpan.FromSeconds(2));
        await budget.TakeForCommandAsync(CancellationToken.None);
        budget.Recent.ShouldBe(1);
    }
}
