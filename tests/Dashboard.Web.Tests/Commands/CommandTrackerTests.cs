using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Testing;
using Dashboard.Web.Polling;

namespace Dashboard.Web.Tests.Commands;

public sealed class CommandTrackerTests
{
    private const string Unconfirmed = "No poll of the last 15 s showed that it was done.";
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task WaitForConfirmation_EffectShownAlready_ReturnsNullAtOnce()
    {
        await using var fixture = await new CommandFixture().StartAsync();
        var hangUp = Verify(fixture, CommandKind.HangUp);
        fixture.SeeNoCalls();

        (await TrackAsync(fixture, hangUp)).ShouldBeNull();

        fixture.Time.Advance(TimeSpan.Zero);
        fixture.Time.ArmedTimers.ShouldBe(0);
    }

    [Fact]
    public async Task WaitForConfirmation_EffectShownByALaterPoll_ReturnsNull()
    {
        await using var fixture = await new CommandFixture().StartAsync();
        var tracked = TrackAsync(fixture, Verify(fixture, CommandKind.Hold));
        fixture.Time.Advance(TimeSpan.FromSeconds(14));
        tracked.IsCompleted.ShouldBeFalse();

        fixture.See(CommandFixture.CallOf("c1", "101", PresenceState.OnHold));

        (await tracked.WaitAsync(Bound)).ShouldBeNull();
        fixture.Time.Advance(TimeSpan.Zero);
        fixture.Time.ArmedTimers.ShouldBe(0);
    }

    [Fact]
    public async Task WaitForConfirmation_WithPollsThatShowNoEffect_ReturnsSoAfterFifteenSeconds()
    {
        await using var fixture = await new CommandFixture().StartAsync();
        var tracked = TrackAsync(fixture, Verify(fixture, CommandKind.Hold));
        fixture.Time.Advance(TimeSpan.FromSeconds(1));
        fixture.See(CommandFixture.CallOf("c1", "101"));
        fixture.Time.Advance(TimeSpan.FromSeconds(14) - TimeSpan.FromTicks(1));
        tracked.IsCompleted.ShouldBeFalse();
        fixture.Time.Advance(TimeSpan.FromTicks(1));

        (await tracked.WaitAsync(Bound)).ShouldBe(Unconfirmed);
    }

    [Fact]
    public async Task WaitForConfirmation_WithoutAPoll_ReturnsThatTheResultIsUnknown()
    {
        await using var fixture = await new CommandFixture().StartAsync();
        var tracked = TrackAsync(fixture, Verify(fixture, CommandKind.Hold));
        fixture.Time.Advance(TimeSpan.FromSeconds(15));

        (await tracked.WaitAsync(Bound)).ShouldBe("The phone system has not answered a poll since, so it is not known whether it was done.");
    }

    [Theory]
    [InlineData(2, 2, 15)]
    [InlineData(10, 2, 40)]
    [InlineData(2, 30, 120)]
    public async Task WaitForConfirmation_OfAnAccount_WaitsFourOfItsSlowestIntervals(int presence, int calls, int patience)
    {
        var polling = new PollOptions { Presence = TimeSpan.FromSeconds(presence), Calls = TimeSpan.FromSeconds(calls), Registrations = TimeSpan.FromMinutes(10) };
        await using var fixture = await new CommandFixture(polling: polling).StartAsync();
        var tracked = TrackAsync(fixture, Verify(fixture, CommandKind.Hold));
        fixture.Time.Advance(TimeSpan.FromSeconds(patience - 1));
        fixture.See(CommandFixture.CallOf("c1", "101"));
        fixture.Time.Advance(TimeSpan.FromSeconds(1));

        (await tracked.WaitAsync(Bound)).ShouldBe($"No poll of the last {patience} s showed that it was done.");
    }

    [Fact]
    public async Task WaitForConfirmation_TransferredCallThatIsGone_AddsACaveat()
    {
        await using var fixture = await new CommandFixture().StartAsync();
        var tracked = TrackAsync(fixture, Verify(fixture, CommandKind.BlindTransfer, "0299998888"));
        fixture.Time.Advance(TimeSpan.FromSeconds(1));
        fixture.SeeNoCalls();
        fixture.Time.Advance(TimeSpan.FromSeconds(14));

        (await tracked.WaitAsync(Bound)).ShouldBe($"{Unconfirmed} The call has left 101; two outside parties who speak with each other may not be listed.");
    }

    [Fact]
    public async Task WaitForConfirmation_WhileTheConsultationLasts_WaitsFurther()
    {
        await using var fixture = await new CommandFixture().StartAsync();
        var tracked = TrackConsultation(fixture);
        // Each check comes half of the time limit after the one before.
        for (var i = 0; i < 6; i++)
        {
            await WaitsAsync(fixture, tracked);
            fixture.Time.Advance(TimeSpan.FromSeconds(7.5));
        }

        await WaitsAsync(fixture, tracked);
        tracked.IsCompleted.ShouldBeFalse("the time limit starts again with each check");
        fixture.See(CommandFixture.CallOf("c1", "101", PresenceState.OnHold));
        fixture.Time.Advance(TimeSpan.FromSeconds(14));
        fixture.See(CommandFixture.CallOf("c1", "101", PresenceState.OnHold));
        fixture.Time.Advance(TimeSpan.FromSeconds(1));

        (await tracked.WaitAsync(Bound)).ShouldBe("The consultation call ended, and no poll showed that the call was transferred.");
    }

    [Fact]
    public async Task WaitForConfirmation_ConsultationOfHalfAnHour_IsNoLongerWaitedFor()
    {
        await using var fixture = await new CommandFixture().StartAsync();
        var tracked = TrackConsultation(fixture);
        while (!tracked.IsCompleted)
        {
            await WaitsAsync(fixture, tracked);
            fixture.Time.Advance(TimeSpan.FromSeconds(7.5));
            Elapsed(fixture).ShouldBeLessThan(TimeSpan.FromMinutes(31));
        }

        (await tracked).ShouldNotBeNull();
        Elapsed(fixture).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMinutes(30));
    }

    [Fact]
    public async Task WaitForConfirmation_Cancelled_IsCancelled()
    {
        await using var fixture = await new CommandFixture().StartAsync();
        using var stopping = new CancellationTokenSource();
        var tracked = TrackAsync(fixture, Verify(fixture, CommandKind.Hold), stopping.Token);

        await stopping.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(tracked.WaitAsync(Bound));
    }

    [Fact]
    public async Task WaitForConfirmation_WhileItWaits_PollsCallsAndPresenceEverySecond()
    {
        await using var fixture = await new CommandFixture().StartAsync();
        var tracked = TrackAsync(fixture, Verify(fixture, CommandKind.Hold));
        for (var polls = 2; polls <= 6; polls += 2)
        {
            await PollsAsync(fixture, polls);
            fixture.Jobs.Jobs[^2..].ShouldBe(["sydney presence", "sydney calls"], ignoreOrder: true);
            EndPolls(fixture);
            fixture.Time.Advance(TimeSpan.FromSeconds(1));
        }

        await PollsAsync(fixture, 8);
        fixture.See(CommandFixture.CallOf("c1", "101", PresenceState.OnHold));
        await tracked.WaitAsync(Bound);
        EndPolls(fixture);
        fixture.Time.Advance(TimeSpan.FromSeconds(10));

        fixture.Jobs.Jobs.Count.ShouldBe(8);
    }

    [Fact]
    public async Task WaitForConfirmation_OfALongConsultation_EndsTheEarlyPollsAfterTheTimeLimit()
    {
        await using var fixture = await new CommandFixture().StartAsync();
        var tracked = TrackConsultation(fixture);
        for (var i = 0; i < 3; i++)
        {
            await WaitsAsync(fixture, tracked);
            fixture.Time.Advance(TimeSpan.FromSeconds(7.5));
        }

        await WaitsAsync(fixture, tracked);
        var polls = fixture.Jobs.Jobs.Count;
        EndPolls(fixture);
        fixture.Time.Advance(TimeSpan.FromSeconds(5));

        fixture.Jobs.Jobs.Count.ShouldBe(polls);
        tracked.IsCompleted.ShouldBeFalse();
    }

    private static CommandVerification Verify(CommandFixture fixture, CommandKind kind, string? target = null) => CommandVerification.Create(
        CommandFixture.Account,
        new CallCommand(kind, "101") { Call = fixture.Store.Current.Calls.GetAccount(CommandFixture.Account)["c1"].Value, Target = target },
        fixture.Store.Current)!;

    private static async Task<string?> TrackAsync(CommandFixture fixture, CommandVerification verification, CancellationToken cancellationToken = default)
    {
        using var watcher = fixture.Store.Watch();
        return await fixture.Tracker.WaitForConfirmationAsync(fixture.PolledAccount, verification, watcher, cancellationToken);
    }

    /// <summary>Tracks an attended transfer to 102 whose consultation call is listed already.</summary>
    private static Task<string?> TrackConsultation(CommandFixture fixture)
    {
        var verification = Verify(fixture, CommandKind.AttendedTransfer, "102");
        fixture.See(CommandFixture.CallOf("c1", "101", PresenceState.OnHold), CommandFixture.CallOf("c2", "101", other: "102"));
        return TrackAsync(fixture, verification);
    }

    private static TimeSpan Elapsed(CommandFixture fixture) => fixture.Time.GetUtcNow() - new ManualTimeProvider().GetUtcNow();

    /// <summary>Waits until the tracker waits for the next check: for it and the time limit there are timers, and at first for the early polls.</summary>
    private static Task WaitsAsync(CommandFixture fixture, Task tracked)
    {
        fixture.Time.Advance(TimeSpan.Zero);
        var timers = Elapsed(fixture) < TimeSpan.FromSeconds(15) ? 4 : 2;
        return Eventually.HoldsAsync(() => tracked.IsCompleted || fixture.Time.ArmedTimers == timers, Bound, "the tracker waits");
    }

    private static Task PollsAsync(CommandFixture fixture, int count) => Eventually.HoldsAsync(
        () =>
        {
            fixture.Time.Advance(TimeSpan.Zero);
            return fixture.Jobs.Jobs.Count == count;
        },
        Bound,
        $"{count} polls are enqueued");

    /// <summary>Runs the enqueued polls of both endpoints and arms no further one.</summary>
    private static void EndPolls(CommandFixture fixture)
    {
        for (var job = Math.Max(0, fixture.Jobs.Jobs.Count - 2); job < fixture.Jobs.Jobs.Count; job++)
        {
            var chain = fixture.Scheduler.Find(CommandFixture.Account, fixture.Jobs.Jobs[job].Split(' ')[1])!;
            chain.TryBegin($"{job + 1}", out _).ShouldBeTrue();
            chain.End(null);
        }
    }
}
