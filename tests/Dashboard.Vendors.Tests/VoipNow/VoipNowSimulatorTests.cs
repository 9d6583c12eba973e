using System.Text.Json;
using Dashboard.Presence.Model;
using Dashboard.Simulator;
using Dashboard.Vendors.VoipNow;

namespace Dashboard.Vendors.Tests.VoipNow;

/// <summary>Tests the adapter against the simulated VoipNow over real HTTP.</summary>
public sealed class VoipNowSimulatorTests : IAsyncLifetime
{
    private static readonly SimulatorOptions Options = new() { Extensions = 90, AlwaysBusy = true };

    private SimulatedVendor _vendor = null!;
    private OpenedAccount _account = null!;

    public ValueTask InitializeAsync()
    {
        _vendor = SimulatedVendor.Start("voipnow", Options);
        _account = Open(Options.VoipNowClientSecret);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _account.Dispose();
        await _vendor.DisposeAsync();
    }

    [Fact]
    public async Task Poll_ThroughTwoBusyHours_SeesWhatIsTrue()
    {
        var met = new HashSet<PresenceState>();
        for (var i = 0; i < 150; i++)
        {
            _vendor.Time.Advance(TimeSpan.FromSeconds(53));
            var truth = await _vendor.TruthAsync();
            var calls = await _account.PollAsync("calls");
            var seen = await _account.PollAsync("presence");

            (seen.BadRows, calls.BadRows).ShouldBe((0, 0));
            seen.UnknownValues.ShouldBeEmpty();
            calls.UnknownValues.ShouldBeEmpty();
            (seen.Extensions!.Complete, seen.Registrations!.Complete, calls.Calls!.Complete).ShouldBe((true, true, true));
            seen.Extensions.Rows.Length.ShouldBe(Options.Extensions);
            var waiting = Waiting(truth);
            seen.Extensions.Rows.Select(r => (r.Number, r.State, r.Party)).ShouldBe(truth.GetProperty("extensions").EnumerateArray().Select(e =>
                (Text(e, "number")!, waiting.Contains(Text(e, "number")) ? PresenceState.OnHold : Enum.Parse<PresenceState>(Text(e, "state")!), Text(e, "party"))));
            seen.Registrations.Rows.Where(r => r.Registered).Select(r => (r.Extension, r.ExpiresAt)).ShouldBe(Registered(truth), ignoreOrder: true);
            calls.Calls.Rows.Select(c => (c.VendorId, c.From, c.To)).ShouldBe(
                CallsOnAPhone(truth).Select(c => ((string?)Text(c, "id")!.Replace("-", "", StringComparison.Ordinal), Text(c, "from"), Text(c, "to"))), ignoreOrder: true);
            met.UnionWith(seen.Extensions.Rows.Select(r => r.State));
        }

        foreach (var state in new[] { PresenceState.Idle, PresenceState.Offline, PresenceState.Ringing, PresenceState.Dialing, PresenceState.OnCall, PresenceState.OnHold })
        {
            met.ShouldContain(state);
        }
    }

    [Fact]
    public async Task Secret_Wrong_IsRejected()
    {
        using var account = Open("another");

        (await account.FailAsync("presence")).Failure.Kind.ShouldBe(PollFailureKind.AuthRejected);
    }

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();

    private static IEnumerable<(string?, DateTimeOffset?)> Registered(JsonElement truth) => truth.GetProperty("devices").EnumerateArray()
        .Where(d => d.GetProperty("registered").GetBoolean() && Text(d, "extension") is not null)
        .Select(d => ((string?)$"sydney/{Text(d, "extension")}", (DateTimeOffset?)d.GetProperty("expires").GetDateTimeOffset()));

    // A call that the voicemail of an extension answered is on no phone, which the extension's presence shows. The vendor no longer lists it.
    private static IEnumerable<JsonElement> CallsOnAPhone(JsonElement truth)
    {
        var busy = truth.GetProperty("extensions").EnumerateArray().Select(e => (Text(e, "number"), Text(e, "party"))).ToHashSet();
        return truth.GetProperty("calls").EnumerateArray().Where(c => Text(c, "phase") == "Parked" || busy.Contains((Text(c, "from"), Text(c, "to"))) || busy.Contains((Text(c, "to"), Text(c, "from"))));
    }

    // The extension that remains in a parked call is on hold; the extension that parked it is in no call.
    private static HashSet<string?> Waiting(JsonElement truth)
    {
        var parked = truth.GetProperty("calls").EnumerateArray().Where(c => Text(c, "phase") == "Parked")
            .SelectMany(c => new[] { (Text(c, "from"), Text(c, "to")), (Text(c, "to"), Text(c, "from")) }).ToHashSet();
        return [.. truth.GetProperty("extensions").EnumerateArray().Where(e => parked.Contains((Text(e, "number"), Text(e, "party")))).Select(e => Text(e, "number"))];
    }

    private OpenedAccount Open(string secret) => new(new VoipNowVendor(), _vendor.Handler, new Dictionary<string, string?>
    {
        ["BaseAddress"] = $"{_vendor.Address}/uapi",
        ["ClientId"] = Options.VoipNowClientId,
        ["ClientSecret"] = secret,

        // Small, so that the list has several pages.
        ["VoipNow:PageSize"] = "40",
    }, _vendor.Time);
}
