using System.Net;
using Dashboard.Presence.Model;
using Dashboard.Presence.Sources;
using Dashboard.Testing;
using Dashboard.Testing.Accounts;
using Dashboard.Vendors.Tests.Testing;
using Dashboard.Vendors.Vonage;
using Microsoft.Extensions.Logging.Abstractions;
using static Dashboard.Vendors.Tests.Testing.VonageFixture;

namespace Dashboard.Vendors.Tests.Vonage;

/// <summary>Tests the derivation of an extension's state, and when no state may be derived.</summary>
public sealed class VonagePresenceTests
{
    private static readonly (string, string) Mapped = ($"Vonage:Devices:{Mac}", "101");
    private static readonly DateTimeOffset Started = new(2026, 11, 21, 5, 59, 5, TimeSpan.Zero);

    private string _calls = "";
    private string _devices = "";

    [Fact]
    public async Task Extension_InNoCall_IsIdleByConclusion()
    {
        using var fixture = Rig();

        var seen = await fixture.PollAsync("calls");

        seen.Extensions!.Complete.ShouldBeTrue();
        seen.Extensions.Rows.Select(r => (r.Number, r.State, r.Origin)).ShouldBe(
            new[] { "101", "102", "103", "104" }.Select(n => (n, PresenceState.Idle, PresenceOrigin.Derived)));
    }

    [Fact]
    public async Task Extension_WhoseDevicesWereNotAskedYet_IsUnknown()
    {
        using var fixture = Rig(Mapped);

        (await StateAsync(fixture)).ShouldBe(PresenceState.Unknown);
    }

    [Theory]
    [InlineData(5, "", PresenceState.Idle)]
    [InlineData(61, "", PresenceState.Offline)]
    [InlineData(61, ",\"is_registered\":\"True\"", PresenceState.Idle)]
    [InlineData(5, ",\"is_registered\":\"False\"", PresenceState.Offline)]
    public async Task Extension_WithADevice_IsIdleWhileItLives(int minutesAgo, string more, PresenceState expected)
    {
        using var fixture = Rig(Mapped);
        _devices = Device(Mac, TimeSpan.FromMinutes(minutesAgo), more);
        await fixture.PollAsync("devices");

        (await StateAsync(fixture)).ShouldBe(expected);
    }

    [Fact]
    public async Task Extension_WhoseDeviceRunsOutBetweenLooks_GoesOffline()
    {
        using var fixture = Rig(Mapped);
        _devices = Device(Mac, TimeSpan.FromMinutes(55));
        await fixture.PollAsync("devices");
        fixture.Account.Time.Advance(TimeSpan.FromMinutes(6));

        (await StateAsync(fixture)).ShouldBe(PresenceState.Offline);
    }

    [Fact]
    public async Task Extension_WhoseDeviceIsNotListed_IsOffline()
    {
        using var fixture = Rig(Mapped);
        _devices = Device("00-11-22-33-44-55", TimeSpan.Zero);
        await fixture.PollAsync("devices");

        (await StateAsync(fixture)).ShouldBe(PresenceState.Offline);
    }

    [Fact]
    public async Task Extension_OfTwoDevices_IsIdleWhileOneLives()
    {
        using var fixture = Rig(Mapped, ("Vonage:Devices:00-11-22-33-44-55", "101"));
        _devices = Device(Mac, TimeSpan.FromHours(3)) + "," + Device("00-11-22-33-44-55", TimeSpan.Zero);
        await fixture.PollAsync("devices");

        (await StateAsync(fixture)).ShouldBe(PresenceState.Idle);
    }

    [Fact]
    public async Task Extension_OnACallWithADeadDevice_IsOnTheCall()
    {
        using var fixture = Rig(Mapped);
        _devices = Device(Mac, TimeSpan.FromHours(3));
        _calls = Call("c", "inbound", "555", "101", "on-call");
        await fixture.PollAsync("devices");

        (await StateAsync(fixture)).ShouldBe(PresenceState.OnCall);
    }

    [Fact]
    public async Task Extension_WhenTheDevicesAreOldNews_IsAsOldAsThey()
    {
        using var fixture = Rig(Mapped);
        _devices = Device(Mac, TimeSpan.Zero);
        await fixture.PollAsync("devices");
        var at = fixture.Account.Time.GetUtcNow();
        fixture.Account.Time.Advance(TimeSpan.FromMinutes(16));

        var row = await RowAsync(fixture);
        (row.State, row.LastListedAt).ShouldBe((PresenceState.Idle, at));
    }

    [Fact]
    public async Task Extension_MissingFromAnIncompleteList_IsNotSaidToBeIdle()
    {
        // One full page with a next address that leads to itself.
        using var fixture = new VonageFixture(
            _ => ScriptedHandler.Json($$"""{"calls":[{{Call("c", "inbound", "555", "101", "on-call")}}],"page_size":1,"pages":2,"next_page_uri":"/same","first_page_uri":"/same"}"""));

        var seen = await fixture.PollAsync("calls");

        (seen.Extensions!.Complete, seen.Calls!.Complete).ShouldBe((false, false));
        seen.Extensions.Rows.ShouldHaveSingleItem().Number.ShouldBe("101");
    }

    [Fact]
    public async Task Devices_Failing_LeaveTheCallsAlone()
    {
        using var fixture = new VonageFixture(r => IsDevices(r) ? ScriptedHandler.Status(HttpStatusCode.BadGateway) : Page("calls", ""));

        (await fixture.Account.FailAsync("devices")).Failure.Kind.ShouldBe(PollFailureKind.Unavailable);
        (await fixture.PollAsync("calls")).Extensions!.Rows.Length.ShouldBe(4);
    }

    [Fact]
    public async Task Since_OfACallSeenRinging_IsLeftToTheBoard()
    {
        using var fixture = Rig();
        _calls = Call("c", "inbound", "555", "101", "ringing", Leg("l", "inbound", "555", "101", "ringing"));
        (await RowAsync(fixture)).Since.ShouldBe(Started);
        _calls = Call("c", "inbound", "555", "101", "on-call", Leg("l", "inbound", "555", "101", "on-call"));

        (await RowAsync(fixture)).Since.ShouldBeNull();
        (await RowAsync(fixture)).Since.ShouldBeNull();
    }

    [Fact]
    public async Task Since_OfACallFirstSeenAnswered_IsItsBeginning()
    {
        using var fixture = Rig();
        _calls = Call("c", "inbound", "555", "101", "on-call", Leg("l", "inbound", "555", "101", "on-call"));

        (await RowAsync(fixture)).Since.ShouldBe(Started);
    }

    [Fact]
    public async Task Since_WhereTheAnswerIsTold_IsTheAnswer()
    {
        using var fixture = Rig();
        _calls = Call("c", "inbound", "555", "101", "on-call", Leg("l", "inbound", "555", "101", "on-call", ""","answer_time":"1795240750000000" """));

        (await RowAsync(fixture)).Since.ShouldBe(Started.AddSeconds(5));
    }

    [Fact]
    public async Task Directory_InPlaceOfAList_NamesExtensionsAndDevices()
    {
        var handler = new ScriptedHandler(request => request.Method == HttpMethod.Post ? ScriptedHandler.Json("""{"access_token":"t","expires_in":86400}""")
            : IsDevices(request) ? Page("devices", Device(Mac, TimeSpan.Zero)) : Page("calls", ""));
        using var source = new VonageVendor().Open(OpenedAccount.Section(Keys()), new AccountContext
        {
            Id = "sydney",
            Directory = new AccountDirectory([new DirectoryEntry("201", "Jane Citizen", "Sales", ["795c7d281bb3"]), new DirectoryEntry("202", null, null, [])]),
            Time = new ManualTimeProvider(),
            Handler = handler,
            Log = NullLogger.Instance,
        });

        var devices = await source.PollAsync(source.Endpoints[1], CancellationToken.None);
        var calls = await source.PollAsync(source.Endpoints[0], CancellationToken.None);

        devices.Registrations!.Rows.ShouldHaveSingleItem().Extension.ShouldBe("sydney/201");
        calls.Extensions!.Rows.Select(r => (r.Number, r.State)).ShouldBe([("201", PresenceState.Idle), ("202", PresenceState.Idle)]);
    }

    private VonageFixture Rig(params (string Key, string? Value)[] more) => Listing(() => _calls, () => _devices, more);

    private static async Task<ExtensionPresence> RowAsync(VonageFixture fixture) => (await fixture.PollAsync("calls")).Extensions!.Rows[0];

    private static async Task<PresenceState> StateAsync(VonageFixture fixture) => (await RowAsync(fixture)).State;
}
