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
    public async Task Command_WhereTheBudgetIsUsedUp_TakesTheNextPlaceBeforeThePolls()
    {
        var budget = new RequestBudget(4, _time);
        var taken = new List<(string Who, DateTimeOffset At)>();
        for (var i = 0; i < 4; i++)
        {
            await budget.TakeForCommandAsync(CancellationToken.None);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        var start = _time.GetUtcNow();
        var poll = Note("poll", budget.TakeAsync(CancellationToken.None).AsTask());
        var command = Note("command", budget.TakeForCommandAsync(CancellationToken.None).AsTask());
        _time.Advance(TimeSpan.FromSeconds(120));
        await Task.WhenAll(poll, command).WaitAsync(Bound);
        taken[0].Who.ShouldBe("command");
        (taken[0].At - start).ShouldBe(TimeSpan.FromSeconds(56), "the first of the four is a minute old");

        async Task Note(string who, Task take)
        {
            await take;
            lock (taken)
            {
                taken.Add((who, _time.GetUtcNow()));
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
