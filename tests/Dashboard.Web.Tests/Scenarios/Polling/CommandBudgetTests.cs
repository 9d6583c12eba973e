using Dashboard.Presence.Model;
using Dashboard.Testing;
using Dashboard.Web.Polling.Pacing;

namespace Dashboard.Web.Tests.Scenarios.Polling;

/// <summary>Tests that a command uses the account's request budget like a poll, but takes precedence over waiting polls.</summary>
public sealed class CommandBudgetTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task Command_BehindPollsThatAreSpread_GoesAtOnceAndIsCounted()
    {
        var rateLimiter = new RequestRateLimiter(6, _time);
        for (var i = 0; i < 3; i++)
        {
            await rateLimiter.AcquireAsync(CancellationToken.None);
        }

        var polls = Enumerable.Range(0, 3).Select(_ => rateLimiter.AcquireAsync(CancellationToken.None).AsTask()).ToList();
        await rateLimiter.AcquireForCommandAsync(CancellationToken.None).AsTask().WaitAsync(Bound);
        rateLimiter.Recent.ShouldBe(4);
        polls.ShouldAllBe(p => !p.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(121));
        await Task.WhenAll(polls).WaitAsync(Bound);
    }

    [Fact]
    public async Task Command_BeyondHalfTheBudget_WaitsThoughPlacesAreFree()
    {
        var rateLimiter = new RequestRateLimiter(4, _time);
        await rateLimiter.AcquireForCommandAsync(CancellationToken.None);
        await rateLimiter.AcquireForCommandAsync(CancellationToken.None);

        var third = rateLimiter.AcquireForCommandAsync(CancellationToken.None).AsTask();
        third.IsCompleted.ShouldBeFalse();
        await rateLimiter.AcquireAsync(CancellationToken.None).AsTask().WaitAsync(Bound);
        _time.Advance(TimeSpan.FromSeconds(60));
        await third.WaitAsync(Bound);
    }

    [Theory]
    [InlineData(240, 2)]
    [InlineData(120, 2)]
    [InlineData(240, 0.4)]
    public void Presence_WhileTenDialsASecondAreTried_IsPolledAllTheSame(int perMinute, double interval)
    {
        var rateLimiter = new RequestRateLimiter(perMinute, _time, perMinute / 2);
        var polled = new List<DateTimeOffset>();
        var (start, commands) = (_time.GetUtcNow(), 0);
        DeterministicScheduler.RunUntil(
            () => [PollAsync(polled.Add), PollAsync(_ => { }), .. Enumerable.Range(0, 10).Select(_ => DialAsync())], _time, start + TimeSpan.FromMinutes(5));

        commands.ShouldBeGreaterThan(perMinute);
        polled.Zip(polled.Skip(1), (a, b) => b - a).Max().ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(5));

        async Task PollAsync(Action<DateTimeOffset> note)
        {
            while (true)
            {
                await rateLimiter.AcquireAsync(CancellationToken.None);
                note(_time.GetUtcNow());
                await Task.Delay(TimeSpan.FromSeconds(interval), _time);
            }
        }

        async Task DialAsync()
        {
            while (true)
            {
                await rateLimiter.AcquireForCommandAsync(CancellationToken.None);
                commands++;
                await Task.Delay(TimeSpan.FromSeconds(1), _time);
            }
        }
    }

    [Fact]
    public async Task Command_GivenUpWhileItWaits_CountsNothing()
    {
        var rateLimiter = new RequestRateLimiter(1, _time);
        await rateLimiter.AcquireAsync(CancellationToken.None);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(3), _time);
        var command = rateLimiter.AcquireForCommandAsync(stop.Token).AsTask();
        _time.Advance(TimeSpan.FromSeconds(3));
        await Should.ThrowAsync<OperationCanceledException>(command.WaitAsync(Bound));

        rateLimiter.Recent.ShouldBe(1);
        var next = rateLimiter.AcquireAsync(CancellationToken.None).AsTask();
        _time.Advance(TimeSpan.FromSeconds(58));
        await next.WaitAsync(Bound);
    }

    [Fact]
    public async Task Command_WhileTheVendorWantsQuiet_IsNotSent()
    {
        var rateLimiter = new RequestRateLimiter(60, _time);
        rateLimiter.PauseFor(TimeSpan.FromSeconds(30));
        rateLimiter.PauseFor(TimeSpan.FromSeconds(5));

        var refused = await Should.ThrowAsync<PollException>(rateLimiter.AcquireForCommandAsync(CancellationToken.None).AsTask());
        refused.Failure.WasNotSent.ShouldBeTrue();
        _time.Advance(TimeSpan.FromSeconds(29));
        await Should.ThrowAsync<PollException>(rateLimiter.AcquireForCommandAsync(CancellationToken.None).AsTask());
        _time.Advance(TimeSpan.FromSeconds(2));
        await rateLimiter.AcquireForCommandAsync(CancellationToken.None);
        rateLimiter.Recent.ShouldBe(1);
    }
}
