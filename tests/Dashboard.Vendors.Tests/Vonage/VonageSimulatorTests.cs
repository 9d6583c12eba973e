using System.Text.Json;
using Dashboard.Presence.Model;
using Dashboard.Simulator;
using Dashboard.Vendors.Vonage;

namespace Dashboard.Vendors.Tests.Vonage;

/// <summary>Tests the adapter against the simulated Vonage over real HTTP.</summary>
public sealed class VonageSimulatorTests : IAsyncLifetime
{
    private static readonly SimulatorOptions Options = new() { Extensions = 90, AlwaysBusy = true };

    private SimulatedVendor _vendor = null!;
    private OpenedAccount _account = null!;

    public async ValueTask InitializeAsync()
    {
        _vendor = SimulatedVendor.Start("vonage", Options);
        _account = Open(await _vendor.TruthAsync(), Options.VonageClientSecret);
    }

    public async ValueTask DisposeAsync()
    {
        _account.Dispose();
        await _vendor.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Poll_ThroughTwoBusyHours_SeesWhatIsTrue(bool fieldShape)
    {
        await _vendor.DoAsync("line", new { fieldShape });
        var met = new HashSet<PresenceState>();
        for (var i = 0; i < 150; i++)
        {
            _vendor.Time.Advance(TimeSpan.FromSeconds(53));
            var truth = await _vendor.TruthAsync();
            var devices = await _account.PollAsync("devices");

            // Between two polls a minute apart most calls have ended. The adapter accepts such a large change only at the second poll.
            await _account.PollAsync("calls");
            var seen = await _account.PollAsync("calls");

            (seen.BadRows, devices.BadRows).ShouldBe((0, 0));
            seen.UnknownValues.ShouldBeEmpty();
            (seen.Extensions!.Complete, seen.Calls!.Complete, devices.Registrations!.Complete).ShouldBe((true, true, true));
            seen.Extensions.Rows.Length.ShouldBe(Options.Extensions);
            var rows = seen.Extensions.Rows.ToDictionary(r => r.Number);
            var parked = Waiting(truth);
            foreach (var e in Tellable(truth))
            {
                var row = rows[Text(e, "number")!];
                var state = parked.Contains(Text(e, "number")) ? PresenceState.OnHold : Enum.Parse<PresenceState>(Text(e, "state")!);
                (row.Number, row.State, row.Party).ShouldBe((row.Number, fieldShape ? WithoutHold(state) : state, Text(e, "party")));
            }

            seen.Calls.Rows.Select(c => (c.VendorId, c.From, c.To)).ShouldBe(
                truth.GetProperty("calls").EnumerateArray().Select(c => (Text(c, "id"), Text(c, "from"), Text(c, "to"))), ignoreOrder: true);
            devices.Registrations.Rows.Select(r => r.Key).ShouldBe(Macs(truth).Select(m => $"sydney/{m}").Distinct(), ignoreOrder: true);
            met.UnionWith(seen.Extensions.Rows.Select(r => r.State));
        }

        foreach (var state in new[] { PresenceState.Idle, PresenceState.Offline, PresenceState.Ringing, PresenceState.Dialing, PresenceState.OnCall })
        {
            met.ShouldContain(state);
        }

        met.Contains(PresenceState.OnHold).ShouldBe(!fieldShape);
    }

    [Fact]
    public async Task Device_TakenAway_MakesTheExtensionOffline()
    {
        await _vendor.DoAsync("traffic", new { on = false, clear = true });
        (await StateAsync("120")).ShouldBe(PresenceState.Idle);
        await _vendor.DoAsync("unregister", new { extension = "120" });
        (await StateAsync("120")).ShouldBe(PresenceState.Offline);
        await _vendor.DoAsync("register", new { extension = "120" });
        (await StateAsync("120")).ShouldBe(PresenceState.Idle);
    }

    [Fact]
    public async Task Secret_Wrong_IsRejected()
    {
        using var account = Open(await _vendor.TruthAsync(), "another");

        (await account.FailAsync("calls")).Failure.Kind.ShouldBe(PollFailureKind.AuthRejected);
    }

    // Excludes what no list of Vonage shows: calls answered by voicemail, registrations that ended before their estimated expiry, and the assignment
    // of handsets on a shared base.
    private static IEnumerable<JsonElement> Tellable(JsonElement truth)
    {
        var lost = truth.GetProperty("devices").EnumerateArray().Where(d => !d.GetProperty("registered").GetBoolean()).Select(d => Text(d, "extension")).ToHashSet();
        var parked = truth.GetProperty("calls").EnumerateArray().Where(c => Text(c, "phase") == "Parked").Select(c => Text(c, "to")).ToHashSet();
        var called = truth.GetProperty("calls").EnumerateArray().Select(c => Text(c, "to")).ToHashSet();
        var shared = truth.GetProperty("devices").EnumerateArray().GroupBy(d => Text(d, "mac")).Where(g => g.Count() > 1).SelectMany(g => g.Select(d => Text(d, "extension"))).ToHashSet();
        return truth.GetProperty("extensions").EnumerateArray().Where(e => Text(e, "party") is not null
            || ((!called.Contains(Text(e, "number")) || parked.Contains(Text(e, "number"))) && !lost.Contains(Text(e, "number")) && !shared.Contains(Text(e, "number"))));
    }

    // The extension that remains in a parked call is on hold; the extension that parked it is in no call.
    private static HashSet<string?> Waiting(JsonElement truth)
    {
        var parked = truth.GetProperty("calls").EnumerateArray().Where(c => Text(c, "phase") == "Parked")
            .SelectMany(c => new[] { (Text(c, "from"), Text(c, "to")), (Text(c, "to"), Text(c, "from")) }).ToHashSet();
        return [.. truth.GetProperty("extensions").EnumerateArray().Where(e => parked.Contains((Text(e, "number"), Text(e, "party")))).Select(e => Text(e, "number"))];
    }

    // The observed form has no state name for calls on hold.
    private static PresenceState WithoutHold(PresenceState state) => state == PresenceState.OnHold ? PresenceState.OnCall : state;

    private static IEnumerable<string> Macs(JsonElement truth) => truth.GetProperty("devices").EnumerateArray().Select(d => Dashed(Text(d, "mac")!));

    private static string Dashed(string mac) => string.Join('-', mac.ToUpperInvariant().Chunk(2).Select(pair => new string(pair)));

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();

    private async Task<PresenceState> StateAsync(string number)
    {
        await _account.PollAsync("devices");
        return (await _account.PollAsync("calls")).Extensions!.Rows.Single(r => r.Number == number).State;
    }

    private OpenedAccount Open(JsonElement truth, string secret)
    {
        var keys = new Dictionary<string, string?>
        {
            ["BaseAddress"] = $"{_vendor.Address}/t/vbc.prod/telephony/v3",
            ["TokenAddress"] = $"{_vendor.Address}/token",
            ["Username"] = Options.VonageUsername,
            ["Password"] = Options.VonagePassword,
            ["ClientId"] = Options.VonageClientId,
            ["ClientSecret"] = secret,

            // Small, so that the list has several pages.
            ["Vonage:PageSize"] = "5",
        };
        foreach (var device in truth.GetProperty("devices").EnumerateArray().GroupBy(d => Text(d, "mac")).Where(g => g.Count() == 1 && Text(g.Single(), "extension") is not null).Select(g => g.Single()))
        {
            keys[$"Vonage:Devices:{Dashed(Text(device, "mac")!)}"] = Text(device, "extension");
        }

        return new OpenedAccount(
            new VonageVendor(), _vendor.Handler, keys, _vendor.Time, [.. truth.GetProperty("extensions").EnumerateArray().Select(e => Text(e, "number")!)]);
    }
}
