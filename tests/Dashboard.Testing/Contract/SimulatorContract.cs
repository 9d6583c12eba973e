using Dashboard.Presence.Model;
using Dashboard.Simulator;
using Dashboard.Testing.Accounts;

namespace Dashboard.Testing.Contract;

/// <summary>
/// The contract that every adapter must fulfil against the simulated vendor over real HTTP, with traffic: each round of polls shows the actual state
/// of the phone system.
/// </summary>
public abstract class SimulatorContract : IAsyncLifetime
{
    private static readonly SimulatorOptions Options = new() { Extensions = 90, AlwaysBusy = true };

    private OpenedAccount _account = null!;

    /// <summary>The adapter under test.</summary>
    protected abstract ContractVendor Vendor { get; }

    /// <summary>The endpoints of one round of polls, in order.</summary>
    protected abstract IReadOnlyList<string> Round { get; }

    /// <summary>The states that no extension of this vendor shows.</summary>
    protected virtual IReadOnlyList<PresenceState> MissingStates => [];

    /// <summary>The page size: small, so that lists have several pages.</summary>
    protected virtual int PageSize => 40;

    private protected SimulatedVendor Simulated { get; private set; } = null!;

    private protected OpenedAccount Account => _account;

    public async ValueTask InitializeAsync()
    {
        Simulated = SimulatedVendor.Start(Vendor.Name, Options);
        _account = Open(Keys(), await Simulated.TruthAsync());
    }

    public async ValueTask DisposeAsync()
    {
        _account.Dispose();
        await Simulated.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Longer than the lifetime of most tokens, so that they are renewed meanwhile.</summary>
    [Fact]
    public Task Poll_ThroughTwoBusyHours_ShowsTheTruth() => PollThroughTwoBusyHoursAsync();

    [Fact]
    public async Task Call_FromRingingToItsEnd_KeepsItsKey()
    {
        var number = await ClearTrafficAsync();
        await Simulated.DoAsync("ring", new { extension = number, from = "0412341234" });
        var keys = new List<string>();
        foreach (var step in new[] { "answer", "hold", "resume", "hangup" })
        {
            keys.Add((await CallsAsync(number)).ShouldHaveSingleItem());
            Simulated.Time.Advance(TimeSpan.FromMilliseconds(7300));
            await Simulated.DoAsync(step, new { extension = number });
        }

        keys.Distinct().ShouldHaveSingleItem();
        (await CallsAsync(number)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Device_TakenAway_MakesTheExtensionOffline()
    {
        var number = await ClearTrafficAsync();
        await Simulated.DoAsync("unregister", new { extension = number });
        (await StateAsync(number)).ShouldBe(PresenceState.Offline);
        await Simulated.DoAsync("register", new { extension = number });
        (await StateAsync(number)).ShouldBe(PresenceState.Idle);
    }

    [Fact]
    public async Task Secret_Wrong_IsRejected()
    {
        var keys = Keys();
        keys[keys.ContainsKey("ClientSecret") ? "ClientSecret" : "Password"] = "another";
        using var account = Open(keys, await Simulated.TruthAsync());

        (await account.FailAsync(Round[0])).Failure.Kind.ShouldBe(PollFailureKind.AuthRejected);
    }

    /// <summary>Opens an account of the simulated vendor.</summary>
    private protected virtual OpenedAccount Open(Dictionary<string, string?> keys, SimulatorTruth truth) =>
        new(Vendor.Vendor, Simulated.Handler, keys, Simulated.Time);

    /// <summary>Whether the vendor's lists determine the state of an extension.</summary>
    protected virtual bool IsDetermined(ExtensionTruth extension, SimulatorTruth truth) => true;

    /// <summary>Returns the name, state and other party that the adapter should show.</summary>
    protected abstract (string? Name, PresenceState State, string? Party) Expected(ExtensionTruth extension, SimulatorTruth truth);

    /// <summary>Asserts that registrations show the actual devices.</summary>
    protected abstract void ShouldShowDevices(IReadOnlyList<Registration> registrations, SimulatorTruth truth);

    /// <summary>Asserts that calls show the actual calls.</summary>
    protected abstract void ShouldShowCalls(IReadOnlyList<Call> calls, SimulatorTruth truth);

    private protected async Task PollThroughTwoBusyHoursAsync()
    {
        var met = new HashSet<PresenceState>();
        for (var i = 0; i < 150; i++)
        {
            Simulated.Time.Advance(TimeSpan.FromSeconds(53));
            var truth = await Simulated.TruthAsync();
            var seen = await PollAsync();
            ShouldShowExtensions(seen, truth);
            var (registrations, calls) = (seen.Registrations!, seen.Calls!);
            (registrations.Complete, calls.Complete).ShouldBe((true, true));
            ShouldShowDevices(registrations.Rows, truth);
            ShouldShowCalls(calls.Rows, truth);
            met.UnionWith(seen.Extensions!.Rows.Select(r => r.State));
        }

        PresenceState[] states = [PresenceState.Idle, PresenceState.Offline, PresenceState.Ringing, PresenceState.Dialing, PresenceState.OnCall, PresenceState.OnHold];
        states.Except(met).ShouldBe(MissingStates);
    }

    private protected void ShouldShowExtensions(Observation seen, SimulatorTruth truth)
    {
        seen.Extensions!.Complete.ShouldBeTrue();
        seen.Extensions.Rows.Select(r => r.Number).ShouldBe(truth.Numbers, ignoreOrder: true);
        var rows = seen.Extensions.Rows.ToDictionary(r => r.Number, r => (r.Name, r.State, r.Party));
        foreach (var extension in truth.Extensions.Where(e => IsDetermined(e, truth)))
        {
            rows[extension.Number].ShouldBe(Expected(extension, truth), $"{extension.Number}: {string.Join(", ", truth.CallsOf(extension.Number))}");
        }
    }

    /// <summary>Polls one round and returns the last extensions, registrations and calls.</summary>
    private protected async Task<Observation> PollAsync()
    {
        Observation? last = null;
        foreach (var endpoint in Round)
        {
            var seen = await _account.PollAsync(endpoint);
            seen.BadRows.ShouldBe(0);
            seen.UnknownValues.ShouldBeEmpty();
            last = seen with
            {
                Extensions = seen.Extensions ?? last?.Extensions,
                Registrations = seen.Registrations ?? last?.Registrations,
                Calls = seen.Calls ?? last?.Calls,
            };
        }

        return last!;
    }

    /// <summary>Ends all calls and the traffic, and returns the number of an idle extension with one device.</summary>
    private async Task<string> ClearTrafficAsync()
    {
        await Simulated.DoAsync("traffic", new { on = false, clear = true });
        await PollAsync();
        var truth = await Simulated.TruthAsync();
        var single = truth.Devices.GroupBy(d => d.Extension).Where(g => g.Count() == 1).Select(g => g.Single()).Intersect(truth.DevicesWithOwnMac);
        return single.First(d => d is { Registered: true, Extension: not null }).Extension!;
    }

    private async Task<IReadOnlyList<string>> CallsAsync(string number) =>
        [.. (await PollAsync()).Calls!.Rows.Where(c => c.Legs.Any(l => l.Extension == $"sydney/{number}")).Select(c => c.Key)];

    private async Task<PresenceState> StateAsync(string number) => (await PollAsync()).Extensions!.Rows.Single(r => r.Number == number).State;

    private Dictionary<string, string?> Keys() =>
        new(Vendor.Keys(Simulated.Address, Options)) { [$"{Vendor.Vendor.Name}:PageSize"] = $"{PageSize}" };
}
