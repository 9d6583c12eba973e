using Dashboard.Presence;
using Dashboard.Testing;
using Dashboard.Web.Polling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Web.Tests.Polling;

public sealed class PollEndpointTests : IDisposable
{
    private readonly ManualTimeProvider _time = new();
    private readonly ScriptedSource _source = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddSingleton<PollMetrics>().BuildServiceProvider();
    private readonly PresenceBoard _board;
    private readonly PolledAccount _account;
    private readonly PollEndpoint _poll;

    public PollEndpointTests()
    {
        _board = new PresenceBoard(_time, "e");
        var directory = new AccountDirectory([new DirectoryEntry("101", "Jane Citizen", "Sales", [])]);
        _account = new PolledAccount("sydney", "Jingl", _source, new PollSettings(), directory, new RequestBudget(100, _time), () => 0.5);
        _poll = new PollEndpoint(_board, _time, _services.GetRequiredService<PollMetrics>(), NullLogger<PollEndpoint>.Instance);
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

        var row = _board.Current.Extensions.Of("sydney")["sydney/101"].Value;
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
        status.Health.ShouldBe(AccountHealth.Unreachable);
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
    public async Task Run_VendorAskedForQuiet_DoesNotAskBeforeItIsOver()
    {
        _source.Answer = _ => throw new PollException(new PollFailure(PollFailureKind.Throttled, "slow", TimeSpan.FromSeconds(30)));
        await RunAsync();
        _time.Advance(TimeSpan.FromSeconds(10));

        (await RunAsync()).ShouldBe(TimeSpan.FromSeconds(20));
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

    private Task<TimeSpan?> RunAsync() => _poll.RunAsync(_account, _account.Endpoints[0], CancellationToken.None);

    private Observation See(PresenceState state) => new()
    {
        Account = "sydney",
        Endpoint = "presence",
        At = _time.GetUtcNow(),
        Extensions = new([new ExtensionPresence { Account = "sydney", Number = "101", State = state, ObservedAt = _time.GetUtcNow() }], true),
    };
}
