using Dashboard.Presence.Model;
using Dashboard.Presence.Sources;
using Dashboard.Testing;
using Dashboard.Testing.Accounts;
using Dashboard.Vendors.Tests.Testing;
using Dashboard.Vendors.Vonage;
using Microsoft.Extensions.Logging.Abstractions;
using static Dashboard.Vendors.Tests.Testing.VonageFixture;

namespace Dashboard.Vendors.Tests.Vonage;

/// <summary>Tests the assignment of legs: by extension, else by device, else by from and to; and legs that cannot be assigned.</summary>
public sealed class VonageLegPartiesTests
{
    // Observed: the group's number rings Zoe, and only the leg names her extension.
    private const string GroupCall = """
        {"call_id":"f1","direction":"inbound","status":"on-call","from_number":"14705550101","to_number":"14705550199","start_time":"1595959736000000",
         "leg_map":{
          "a":{"leg_id":"a","device_id":"pstn","extension":"14705550101","direction":"inbound","from_number":"14705550101","to_number":"14705550199","status":"on-call"},
          "b":{"leg_id":"b","device_id":"79-5C-7D-28-1B-B3","extension":"201","direction":"inbound","from_number":"14705550101","to_number":"14705550199","status":"on-call"}}}
        """;

    [Fact]
    public async Task Leg_ThatNamesItsExtension_IsOnIt()
    {
        var (call, row) = await SeenAsync(GroupCall);

        (row.State, row.Party, row.Direction).ShouldBe((PresenceState.OnCall, "14705550101", CallDirection.Inbound));
        call.Legs.Select(l => (l.Id, l.Extension, l.Party)).ShouldBe([("a", null, "14705550101"), ("b", "sydney/201", "201")]);
    }

    [Fact]
    public async Task Leg_ThatNamesItsDeviceOnly_IsOnThatOnesExtension() =>
        (await SeenAsync(GroupCall.Replace("\"extension\":\"201\",", "", StringComparison.Ordinal))).Row.State.ShouldBe(PresenceState.OnCall);

    [Fact]
    public async Task Leg_ThatNamesAnotherThanFromAndTo_IsOnTheNamed()
    {
        // 202 was called and 201 answered.
        var (_, row) = await SeenAsync(GroupCall.Replace("\"to_number\":\"14705550199\"", "\"to_number\":\"202\"", StringComparison.Ordinal));

        row.State.ShouldBe(PresenceState.OnCall);
    }

    [Fact]
    public async Task Leg_OfAPartyOutside_IsNotOursByItsNumbers()
    {
        // Only the outside party's leg remains: the called extension is no longer in a call.
        var (call, row) = await SeenAsync("""
            {"call_id":"f1","direction":"inbound","status":"on-call","from_number":"555","to_number":"201",
             "leg_map":{"a":{"leg_id":"a","device_id":"pstn","extension":"555","direction":"inbound","from_number":"555","to_number":"201","status":"on-call"}}}
            """);

        row.State.ShouldBe(PresenceState.Idle);
        call.Legs.ShouldHaveSingleItem().Party.ShouldBe("555");
    }

    [Fact]
    public async Task Legs_BothNamedOurs_AreACallInside()
    {
        var (call, row) = await SeenAsync("""
            {"call_id":"f1","direction":"outbound","status":"on-call","from_number":"14705550198","to_number":"14705550199",
             "leg_map":{"a":{"leg_id":"a","extension":"202","direction":"outbound","from_number":"14705550198","to_number":"14705550199","status":"on-call"},
                        "b":{"leg_id":"b","extension":"201","direction":"inbound","from_number":"14705550198","to_number":"14705550199","status":"on-call"}}}
            """);

        (call.Direction, row.Direction, row.State).ShouldBe((CallDirection.Internal, CallDirection.Internal, PresenceState.OnCall));
    }

    [Fact]
    public async Task Leg_ParkedOfACallFromOutside_WaitsAndIsNotOfWhoParked()
    {
        using var fixture = Listing(() => Call(
            "c", "inbound", "555", "103", "on-call", Leg("a", "inbound", "555", "103", "on-call", ""","state":"parked" """), Leg("b", "inbound", "555", "103", "on-call")));

        var seen = await fixture.PollAsync("calls");

        seen.Extensions!.Rows.Single(r => r.Number == "103").State.ShouldBe(PresenceState.Idle);
        var call = seen.Calls!.Rows.ShouldHaveSingleItem();
        call.State.ShouldBe(PresenceState.OnHold);
        call.Legs.Select(l => (l.Id, l.Extension, l.Parked)).ShouldBe([("a", null, true), ("b", "sydney/103", false)]);
    }

    [Theory]
    [InlineData("the parked leg alone", """{"call_id":"c","direction":"inbound","from":"555","to":"103","status":"on-call","legs":[{"leg_id":"a","direction":"inbound","from":"555","to":"103","status":"on-call","state":"parked"}]}""")]
    [InlineData("the call", """{"call_id":"c","direction":"inbound","from":"555","to":"103","status":"on-call","state":"parked"}""")]
    [InlineData("the call and two legs without a word", """{"call_id":"c","direction":"inbound","from":"555","to":"103","status":"parked","legs":[{"leg_id":"a","direction":"inbound","from":"555","to":"103"},{"leg_id":"b","direction":"inbound","from":"555","to":"103"}]}""")]
    public async Task Park_ToldBy_FreesWhoParkedAndKeepsTheCallTheirs(string what, string row)
    {
        using var fixture = Listing(() => row);

        var seen = await fixture.PollAsync("calls");

        seen.Extensions!.Rows.Single(r => r.Number == "103").State.ShouldBe(PresenceState.Idle, what);
        var call = seen.Calls!.Rows.ShouldHaveSingleItem();
        call.Legs.ShouldContain(l => l.Parked && l.Extension == null);
        call.Legs.ShouldContain(l => !l.Parked && l.Extension == "sydney/103");
        seen.Extensions.Rows.ShouldAllBe(r => !r.IsUncertain);
    }

    [Fact]
    public async Task Call_OfWhichNoEndIsOurs_IsCountedAndMakesIdleUncertain()
    {
        using var fixture = Listing(() => Call("c", "inbound", "555", "14705550199", "on-call", Leg("l", "inbound", "555", "14705550199", "on-call"))
            + "," + Call("d", "inbound", "556", "102", "on-call", Leg("l", "inbound", "556", "102", "on-call")));

        var seen = await fixture.PollAsync("calls");

        seen.UnownedCalls.ShouldBe(1);
        seen.Extensions!.Rows.Select(r => (r.Number, r.State, r.IsUncertain)).ShouldBe(
            [("101", PresenceState.Idle, true), ("102", PresenceState.OnCall, false), ("103", PresenceState.Idle, true), ("104", PresenceState.Idle, true)]);
    }

    [Fact]
    public async Task Call_OfOneOfOurs_LeavesIdleCertain()
    {
        using var fixture = Listing(() => Call("d", "inbound", "556", "102", "on-call", Leg("l", "inbound", "556", "102", "on-call")));

        var seen = await fixture.PollAsync("calls");

        (seen.UnownedCalls, seen.Extensions!.Rows.Any(r => r.IsUncertain)).ShouldBe((0, false));
    }

    private static async Task<(Call Call, ExtensionPresence Row)> SeenAsync(string calls)
    {
        var handler = new ScriptedHandler(request => request.Method == HttpMethod.Post ? ScriptedHandler.Json("""{"access_token":"t","expires_in":86400}""")
            : IsDevices(request) ? Page("devices", Device(Mac, TimeSpan.Zero)) : ScriptedHandler.Json($"[{calls}]"));
        using var source = new VonageVendor().Open(OpenedAccount.Section(Keys()), new AccountContext
        {
            Id = "sydney",
            Directory = new AccountDirectory([new DirectoryEntry("201", "Zoe Adams", "Sales", [Mac]), new DirectoryEntry("202", null, null, [])]),
            Time = new ManualTimeProvider(),
            Handler = handler,
            Log = NullLogger.Instance,
        });
        await source.PollAsync(source.Endpoints[1], CancellationToken.None);
        var seen = await source.PollAsync(source.Endpoints[0], CancellationToken.None);
        return (seen.Calls!.Rows.ShouldHaveSingleItem(), seen.Extensions!.Rows.Single(r => r.Number == "201"));
    }
}
