using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Testing;
using Dashboard.Web.Polling;
using Dashboard.Web.Polling.Pacing;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Polling;

public sealed class EndpointPollerTests : IDisposable
{
    private readonly ManualTimeProvider _time = new();
    private readonly ScriptedSource _source = new() { Endpoints = [ScriptedSource.Presence, new("calls", ResourceKinds.Calls)] };
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddSingleton<PollMetrics>().BuildServiceProvider();
    private readonly RecordingLogger<EndpointPoller> _log = new();
    private readonly PresenceStore _board;
    private readonly PolledAccount _account;
    private readonly EndpointPoller _poll;

    public EndpointPollerTests()
    {
        _board = new PresenceStore(_time, "e");
        var directory = new AccountDirectory([new DirectoryEntry("101", "Jane Citizen", "Sales", [])]);
        _account = new PolledAccount("sydney", "Jingl", _source, new PollOptions(), directory, new RequestRateLimiter(100, _time), () => 0.5);
        _board.Apply(_account.GetStatus(_time.GetUtcNow()).Status);
        _poll = new EndpointPoller(_board, _time, _services.GetRequiredService<PollMetrics>(), _log);
    }

    public void Dispose()
    {
        _account.Dispose();
        _services.Dispose();
    }

    [Fact]
    public async Task Run_Success_AppliesWithNamesFromTheDirectoryAndKeepsTheCadence()
    {
        _source.Answer = _ =>
        {
            _time.Advance(TimeSpan.FromMilliseconds(300));
            return Task.FromResult(See(PresenceState.Idle));
        };

        (await RunAsync()).ShouldBe(TimeSpan.FromMilliseconds(1700));

        var row = _board.Current.Extensions.GetAccount("sydney")["sydney/101"].Value;
        (row.Name, row.Team, row.State).ShouldBe(("Jane Citizen", "Sales", PresenceState.Idle));
    }

    [Fact]
    public async Task Run_PhoneOnACall_ComesBackSooner()
    {
        _source.Answer = _ => Task.FromResult(See(PresenceState.OnCall));
        (await RunAsync()).ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Run_Failure_ChangesHealthAndNothingElse()
    {
        _source.Answer = _ => Task.FromResult(See(PresenceState.OnCall));
        await RunAsync();
        var phones = _board.Current.Extensions;
        _time.Advance(TimeSpan.FromSeconds(2));
        _source.Answer = _ => throw new PollException(new PollFailure(PollFailureKind.Unavailable, "gone"));

        (await RunAsync()).ShouldBe(TimeSpan.FromSeconds(4));

        _board.Current.Extensions.ShouldBeSameAs(phones);
        var status = _board.Current.Accounts["sydney"].Value;
        status.Health.ShouldBe(AccountHealth.Degraded, "the other endpoint has not failed");
        status.Worst!.Message.ShouldBe("gone");
        status.Worst.Since.ShouldBe(_time.GetUtcNow());
        status.Worst.NextTryAt.ShouldBe(_time.GetUtcNow().AddSeconds(4));
    }

    [Fact]
    public async Task Run_SuccessAfterFailure_IsHealthyAgain()
    {
        _source.Answer = _ => throw new PollException(new PollFailure(PollFailureKind.Unavailable, "gone"));
        await RunAsync();
        _source.Answer = _ => Task.FromResult(See(PresenceState.Idle));
        await RunAsync();
        _board.Current.Accounts["sydney"].Value.Health.ShouldBe(AccountHealth.Ok);
    }

    [Fact]
    public async Task Run_AfterRetryAfter_WaitsAndThenPollsTheLongestUnpolledEndpointFirst()
    {
        _source.Answer = _ => throw new PollException(new PollFailure(PollFailureKind.Throttled, "slow", TimeSpan.FromSeconds(30)));
        await RunAsync();
        _time.Advance(TimeSpan.FromSeconds(10));

        (await RunAsync()).ShouldBe(TimeSpan.FromSeconds(20.1));
        (await _poll.RunAsync(_account, _account.Endpoints[1], CancellationToken.None)).ShouldBe(TimeSpan.FromSeconds(20));
        _source.Polls.ShouldBe(1);
    }

    [Fact]
    public async Task Run_FaultOfOurs_IsBadDataAndGoesOn()
    {
        _source.Answer = _ => throw new InvalidOperationException("a bug");
        (await RunAsync()).ShouldNotBeNull();
        _board.Current.Accounts["sydney"].Value.Worst!.Kind.ShouldBe(PollFailureKind.BadData);
    }

    [Fact]
    public async Task Run_CredentialsRejected_Stops()
    {
        _source.Answer = _ => throw new PollException(new PollFailure(PollFailureKind.AuthRejected, "no"));
        (await RunAsync()).ShouldBeNull();
        _board.Current.Accounts["sydney"].Value.Health.ShouldBe(AccountHealth.AuthRejected);
    }

    [Fact]
    public async Task Run_RequestRefusedAfterAnAcceptedSignIn_GoesOnWithGrowingPauses()
    {
        _source.Answer = _ => throw new PollException(new PollFailure(PollFailureKind.Refused, "no"));

        var pauses = new List<TimeSpan?>();
        for (var i = 0; i < 4; i++)
        {
            pauses.Add(await RunAsync());
        }

        pauses.ShouldBe([TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(16), TimeSpan.FromSeconds(32)]);
        var status = _board.Current.Accounts["sydney"].Value;
        (status.Health, status.Worst!.Message).ShouldBe((AccountHealth.Degraded, "no"));
    }

    [Fact]
    public async Task Run_WithANoticeOrUnassignedCalls_SetsThemOnTheAccount()
    {
        _source.Answer = _ => Task.FromResult(See(PresenceState.Idle) with { UnownedCalls = 3 });
        _source.Notice = "Something else signs in.";
        await RunAsync();

        var status = _board.Current.Accounts["sydney"].Value;
        (status.Health, status.Notice, status.UnownedCalls).ShouldBe((AccountHealth.Degraded, "Something else signs in.", 3));

        _source.Answer = _ => Task.FromResult(See(PresenceState.Idle));
        _source.Notice = null;
        await RunAsync();
        status = _board.Current.Accounts["sydney"].Value;
        (status.Health, status.UnownedCalls).ShouldBe((AccountHealth.Ok, 0));
    }

    [Fact]
    public async Task Run_PagesWithoutAnEnd_AreAbandonedAndRequestedAgain()
    {
        _source.Answer = async ct =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, _time, ct);
            return See(PresenceState.Idle);
        };
        var run = RunAsync();
        _time.Advance(TimeSpan.FromMinutes(10));

        (await run.WaitAsync(TimeSpan.FromSeconds(10))).ShouldBe(TimeSpan.FromSeconds(4));
        _board.Current.Accounts["sydney"].Value.Worst!.Kind.ShouldBe(PollFailureKind.Unavailable);
        _time.ArmedTimers.ShouldBe(0);
    }

    [Fact]
    public async Task Run_HostThatStopsInMidPoll_IsNoFailureOfTheVendor()
    {
        using var stop = new CancellationTokenSource();
        _source.Answer = async ct =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, _time, ct);
            return See(PresenceState.Idle);
        };
        var run = _poll.RunAsync(_account, _account.Endpoints[0], stop.Token);
        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(run.WaitAsync(TimeSpan.FromSeconds(10)));
        _board.Current.Accounts["sydney"].Value.Health.ShouldBe(AccountHealth.Ok);
        _log.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_SignInRefused_NoOtherEndpointTriesIt()
    {
        _source.Answer = _ => throw new PollException(new PollFailure(PollFailureKind.AuthRejected, "no") { IsSignInRejected = true });
        await RunAsync();

        (await _poll.RunAsync(_account, _account.Endpoints[1], CancellationToken.None)).ShouldBeNull();

        _source.Polls.ShouldBe(1);
        _board.Current.Accounts["sydney"].Value.Endpoints.ShouldAllBe(e => e.Failure!.Kind == PollFailureKind.AuthRejected && e.Failure.NextTryAt == null);
    }

    [Fact]
    public async Task Check_ForAnOverduePoll_ReportsItInTheHealthUntilItHasRun()
    {
        _source.Answer = _ => Task.FromResult(See(PresenceState.Idle));
        var started = _time.GetUtcNow();
        await RunAsync();
        await _poll.RunAsync(_account, _account.Endpoints[1], CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(17));
        _poll.CheckForLatePoll(_account, started);
        _board.Current.Accounts["sydney"].Value.Health.ShouldBe(AccountHealth.Ok, "15 s after it was due a poll may still be answered");

        _time.Advance(TimeSpan.FromSeconds(1));
        _poll.CheckForLatePoll(_account, started);
        _poll.CheckForLatePoll(_account, started);

        var status = _board.Current.Accounts["sydney"].Value;
        (status.Health, status.Worst!.Kind).ShouldBe((AccountHealth.Degraded, PollFailureKind.Late));
        status.Worst.Message.ShouldBe("It is polled every 2 s, and the poll that was due 16 s ago has no answer yet. Its answer takes that long.");
        _log.Lines.ShouldHaveSingleItem().ShouldContain("sydney is Degraded");
        await RunAsync();
        await _poll.RunAsync(_account, _account.Endpoints[1], CancellationToken.None);
        _board.Current.Accounts["sydney"].Value.Health.ShouldBe(AccountHealth.Ok);
    }

    [Fact]
    public void Look_ForAPollThatWaitsForTheBudget_SaysWhichKeyRaisesIt()
    {
        var (started, rateLimiter) = (_time.GetUtcNow(), _account.RateLimiter);
        DeterministicScheduler.RunUntil(
            () => [.. Enumerable.Range(0, 50).SelectMany(_ => new[] { rateLimiter.AcquireForCommandAsync(CancellationToken.None).AsTask(), rateLimiter.AcquireAsync(CancellationToken.None).AsTask() })],
            _time, started + TimeSpan.FromSeconds(59));

        _poll.CheckForLatePoll(_account, started);
        _board.Current.Accounts["sydney"].Value.Worst!.Message.ShouldEndWith("The 100 requests a minute that Accounts:sydney:Poll:RequestsPerMinute allows are used up: raise it, or poll less often.");
    }

    [Fact]
    public async Task Look_ForWhatPausesAfterFailures_IsNotLate()
    {
        _source.Answer = _ => throw new PollException(new PollFailure(PollFailureKind.AuthRejected, "no"));
        (await RunAsync()).ShouldBeNull();
        await _poll.RunAsync(_account, _account.Endpoints[1], CancellationToken.None);
        _time.Advance(TimeSpan.FromHours(1));
        _poll.CheckForLatePoll(_account, _time.GetUtcNow() - TimeSpan.FromHours(1));
        _board.Current.Accounts["sydney"].Value.Endpoints.ShouldAllBe(e => e.Failure!.Kind == PollFailureKind.AuthRejected);
    }

    [Fact]
    public async Task Run_LostForLongAndBack_IsLoggedOnceEach()
    {
        _source.Answer = _ => throw new PollException(new PollFailure(PollFailureKind.Unavailable, "gone"));
        for (var i = 0; i < 20; i++)
        {
            await RunAsync();
            await _poll.RunAsync(_account, _account.Endpoints[1], CancellationToken.None);
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        _log.Lines.ShouldHaveSingleItem().ShouldContain("gone");
        _source.Answer = _ => Task.FromResult(See(PresenceState.Idle));
        await RunAsync();
        _log.Lines.Count.ShouldBe(1, "the other endpoint still fails");
        await _poll.RunAsync(_account, _account.Endpoints[1], CancellationToken.None);
        await RunAsync();

        _log.Lines.Count.ShouldBe(2);
        _log.Lines[1].ShouldBe("sydney is back");
    }

    [Fact]
    public async Task Health_ThroughAFailure_KeepsItsMomentsAndRemembersWhatIsOver()
    {
        _source.Answer = _ => Task.FromResult(See(PresenceState.Idle));
        await RunAsync();
        var lastSuccess = _time.GetUtcNow();
        _time.Advance(TimeSpan.FromSeconds(2));
        var lost = _time.GetUtcNow();
        _source.Answer = _ => throw new PollException(new PollFailure(PollFailureKind.Unavailable, "gone"));
        await RunAsync();
        _time.Advance(TimeSpan.FromSeconds(9));
        await RunAsync();

        var status = _board.Current.Accounts["sydney"].Value;
        (status.Health, status.HealthSince).ShouldBe((AccountHealth.Degraded, lost));
        (status.Worst!.Since, status.Worst.LastSuccessAt).ShouldBe((lost, lastSuccess));

        _source.Answer = _ => Task.FromResult(See(PresenceState.Idle));
        await RunAsync();
        status = _board.Current.Accounts["sydney"].Value;
        (status.Health, status.HealthSince).ShouldBe((AccountHealth.Ok, _time.GetUtcNow()));
        status.Endpoints[0].LastFailure!.Message.ShouldBe("gone");
    }

    private Task<TimeSpan?> RunAsync() => _poll.RunAsync(_account, _account.Endpoints[0], CancellationToken.None);

    private Observation See(PresenceState state) => new()
    {
        Account = "sydney",
        Endpoint = "presence",
        At = _time.GetUtcNow(),
        Extensions = new([new ExtensionPresence { Account = "sydney", Number = "101", State = state, ObservedAt = _time.GetUtcNow() }], true),
    };
}
