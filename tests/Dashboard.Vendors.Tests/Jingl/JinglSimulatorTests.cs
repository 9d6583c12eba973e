using System.Text.Json;
using Dashboard.Presence.Model;
using Dashboard.Simulator;
using Dashboard.Vendors.Jingl;

namespace Dashboard.Vendors.Tests.Jingl;

/// <summary>Tests the adapter against the simulated Jingl over real HTTP.</summary>
public sealed class JinglSimulatorTests : IAsyncLifetime
{
    private static readonly SimulatorOptions Options = new() { Extensions = 90, AlwaysBusy = true };

    private SimulatedVendor _vendor = null!;
    private OpenedAccount _account = null!;

    public ValueTask InitializeAsync()
    {
        _vendor = SimulatedVendor.Start("jingl", Options);
        _account = Open(Options.JinglPassword);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _account.Dispose();
        await _vendor.DisposeAsync();
    }

    [Fact]
    public async Task Poll_ThroughABusyHour_SeesWhatIsTrue()
    {
        var met = new HashSet<PresenceState>();
        for (var i = 0; i < 120; i++)
        {
            _vendor.Time.Advance(TimeSpan.FromSeconds(23));
            var truth = await _vendor.TruthAsync();
            var seen = await _account.PollAsync(JinglAccount.Endpoint);

            seen.BadRows.ShouldBe(0);
            seen.UnknownValues.ShouldBeEmpty();
            seen.Extensions!.Complete.ShouldBeTrue();
            seen.Extensions.Rows.Select(r => (r.Number, r.State, r.Party)).ShouldBe(
                truth.GetProperty("extensions").EnumerateArray().Select(e => (Text(e, "number")!, Enum.Parse<PresenceState>(Text(e, "state")!), Text(e, "party"))));
            seen.Registrations!.Rows.Where(r => r.Registered).Select(r => r.Extension).ShouldBe(Registered(truth), ignoreOrder: true);
            seen.Calls!.Rows.SelectMany(c => c.Legs.Select(l => l.Extension!)).ShouldBe(
                seen.Extensions.Rows.Where(r => r.State is not (PresenceState.Idle or PresenceState.Offline)).Select(r => r.Key), ignoreOrder: true);
            met.UnionWith(seen.Extensions.Rows.Select(r => r.State));
        }

        met.ShouldContain(PresenceState.OnCall);
        met.ShouldContain(PresenceState.Ringing);
        met.ShouldContain(PresenceState.Idle);
    }

    [Fact]
    public async Task Call_FromRingingToItsEnd_KeepsItsKey()
    {
        var number = (await _account.PollAsync(JinglAccount.Endpoint)).Extensions!.Rows.First(r => r.State == PresenceState.Idle).Number;
        await _vendor.DoAsync("traffic", new { on = false, clear = true });
        await _vendor.DoAsync("ring", new { extension = number, from = "0412341234" });
        var keys = new List<string>();
        foreach (var step in new[] { "answer", "hold", "resume" })
        {
            keys.Add(await KeyAsync(number));
            _vendor.Time.Advance(TimeSpan.FromMilliseconds(7300));
            await _vendor.DoAsync(step, new { extension = number });
        }

        _vendor.Time.Advance(TimeSpan.FromMilliseconds(7300));
        keys.Add(await KeyAsync(number));

        keys.Distinct().ShouldHaveSingleItem();
        await _vendor.DoAsync("hangup", new { extension = number });
        (await _account.PollAsync(JinglAccount.Endpoint)).Calls!.Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task Password_Wrong_IsRejected()
    {
        using var account = Open("another");

        (await account.FailAsync(JinglAccount.Endpoint)).Failure.Kind.ShouldBe(PollFailureKind.AuthRejected);
    }

    [Fact]
    public async Task PlainHttp_Refused_SaysSo()
    {
        await _vendor.DoAsync("line", new { requireHttps = true });

        (await _account.FailAsync(JinglAccount.Endpoint)).Failure.Message.ShouldContain("406");
    }

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();

    private static IEnumerable<string?> Registered(JsonElement truth) => truth.GetProperty("devices").EnumerateArray()
        .Where(d => d.GetProperty("registered").GetBoolean() && Text(d, "extension") is not null)
        .Select(d => $"sydney/{Text(d, "extension")}").Distinct();

    private OpenedAccount Open(string password) => new(new JinglVendor(), _vendor.Handler, new Dictionary<string, string?>
    {
        ["BaseAddress"] = _vendor.Address,
        ["Username"] = Options.JinglUsername,
        ["Password"] = password,

        // Small, so that the list has several pages.
        ["Jingl:PageSize"] = "40",
    }, _vendor.Time);

    private async Task<string> KeyAsync(string number) =>
        (await _account.PollAsync(JinglAccount.Endpoint)).Calls!.Rows.Single(c => c.Legs[0].Extension == $"sydney/{number}").Key;
}
