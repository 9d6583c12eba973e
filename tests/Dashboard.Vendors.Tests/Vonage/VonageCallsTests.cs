using Dashboard.Presence.Model;
using Dashboard.Testing;
using Dashboard.Vendors.Tests.Testing;
using static Dashboard.Vendors.Tests.Testing.VonageFixture;

namespace Dashboard.Vendors.Tests.Vonage;

/// <summary>Tests the parsing of Vonage's calls: the documented form, the observed one, and the assignment of legs.</summary>
public sealed class VonageCallsTests
{
    // The example of the page, unchanged. Its call has ended ("busy"), although the list is of active calls.
    private const string DocumentedExample = """
        {
        "calls": [
        {
        "account_id": 1234,
        "call_id": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
        "direction": "inbound",
        "end_time": 1595959736,
        "from": 1235551111,
        "legs": [
        {
        "account_id": 1234,
        "call_id": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
        "direction": "inbound",
        "end_time": 1595959736,
        "from": 1231112222,
        "leg_id": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
        "start_time": 1595959736,
        "status": "busy",
        "to": 1234567890
        }
        ],
        "start_time": 1595959736,
        "status": "busy",
        "to": 1234567890
        }
        ],
        "current_page": 0,
        "first_page_uri": "/cc/accounts/1234/calls?page_size=0&order=desc",
        "next_page": 1,
        "next_page_uri": "/cc/accounts/1234/calls?page_size=0&order=desc",
        "order": "desc",
        "page_size": 1,
        "pages": 1,
        "previous_page_uri": "/cc/accounts/1234/calls?page_size=0&order=desc"
        }
        """;

    private static readonly DateTimeOffset Started = new(2026, 11, 21, 5, 59, 0, TimeSpan.Zero);

    [Fact]
    public async Task Example_OfTheDocument_IsReadAsACallThatIsOver()
    {
        using var fixture = new VonageFixture(_ => ScriptedHandler.Json(DocumentedExample));

        var seen = await fixture.PollAsync("calls");

        (seen.BadRows, seen.UnknownValues.Length, seen.Calls!.Complete, seen.Calls.Rows.Length).ShouldBe((0, 0, true, 0));
        fixture.Pages.ShouldHaveSingleItem().Address.AbsoluteUri.ShouldBe("https://api.vonage.com/t/vbc.prod/telephony/v3/cc/accounts/self/calls?page_size=100&order=asc");
    }

    [Fact]
    public async Task Example_OfTheDocumentWhileItLasts_IsACallDespiteItsEndTime()
    {
        // The only number rings extension 101: "the DID or extension".
        using var fixture = new VonageFixture(
            _ => ScriptedHandler.Json(DocumentedExample.Replace("busy", "on-call", StringComparison.Ordinal)), ("Vonage:Numbers:+1234567890", "101"));

        var seen = await fixture.PollAsync("calls");

        var at = DateTimeOffset.FromUnixTimeSeconds(1595959736);
        var call = seen.Calls!.Rows.ShouldHaveSingleItem();
        (call with { Legs = [] }).ShouldBe(new Call
        {
            Key = "sydney/3fa85f64-5717-4562-b3fc-2c963f66afa6",
            Account = "sydney",
            VendorId = "3fa85f64-5717-4562-b3fc-2c963f66afa6",
            State = PresenceState.OnCall,
            Direction = CallDirection.Inbound,
            From = "1235551111",
            To = "1234567890",
            StartedAt = at,
            ObservedAt = fixture.Account.Time.GetUtcNow(),
            Legs = [],
        });
        call.Legs.ShouldHaveSingleItem().ShouldBe(new CallLeg
        {
            Id = "3fa85f64-5717-4562-b3fc-2c963f66afa6",
            Extension = "sydney/101",
            Party = "101",
            Direction = CallDirection.Inbound,
            State = PresenceState.OnCall,
            StartedAt = at,
        });
        var row = seen.Extensions!.Rows.Single(r => r.Number == "101");
        (row.State, row.Direction, row.Party, row.Since, row.Origin)
            .ShouldBe((PresenceState.OnCall, CallDirection.Inbound, "1231112222", at, PresenceOrigin.Derived));
    }

    // The form that one public project observed: leg_map, *_number, microseconds as text, "0" for not yet.
    [Fact]
    public async Task FieldForm_OfACall_IsReadAlike()
    {
        using var fixture = Listing(() => """
            {"account_id":"1234","call_id":"c1","direction":"inbound","from_number":"15550001","from_name":"ACME","to_number":"101",
             "start_time":"1795240740000000","end_time":"0","status":"ringing",
             "leg_map":{"leg-a":{"direction":"inbound","from_number":"15550001","to_number":"101","start_time":"1795240741000000","status":"ringing"} } }
            """);

        var seen = await fixture.PollAsync("calls");

        var call = seen.Calls!.Rows.ShouldHaveSingleItem();
        (call.State, call.From, call.To, call.StartedAt, call.AnsweredAt).ShouldBe((PresenceState.Ringing, "15550001", "101", Started, null));
        call.Legs.ShouldHaveSingleItem().ShouldBe(new CallLeg
        {
            Id = "leg-a", Extension = "sydney/101", Party = "101", Direction = CallDirection.Inbound, State = PresenceState.Ringing, StartedAt = Started.AddSeconds(1),
        });
        var row = seen.Extensions!.Rows.Single(r => r.Number == "101");
        (row.State, row.Party, row.Since).ShouldBe((PresenceState.Ringing, "15550001", Started.AddSeconds(1)));
    }

    [Theory]
    [InlineData("ringing", PresenceState.Ringing)]
    [InlineData("on-call", PresenceState.OnCall)]
    [InlineData("active", PresenceState.OnCall)]
    [InlineData("held", PresenceState.OnHold)]
    public async Task Status_OfACallThatLasts_HasItsOwn(string word, PresenceState expected)
    {
        var seen = await SeenAsync(Call("c", "inbound", "555", "101", word, Leg("l", "inbound", "555", "101", word)));

        seen.Calls!.Rows.ShouldHaveSingleItem().State.ShouldBe(expected);
        seen.Extensions!.Rows.Single(r => r.Number == "101").State.ShouldBe(expected);
        seen.UnknownValues.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("initializing", PresenceState.Dialing)]
    [InlineData("ringing", PresenceState.Dialing)]
    public async Task Status_BeforeTheAnswer_IsDialingHereAndRingingThere(string word, PresenceState caller)
    {
        var seen = await SeenAsync(Call("c", "outbound", "101", "102", word, Leg("a", "outbound", "101", "102", word), Leg("b", "inbound", "101", "102", word)));

        States(seen).Take(2).Select(s => s.State).ShouldBe([caller, PresenceState.Ringing]);
    }

    [Theory]
    [InlineData("busy")]
    [InlineData("failed")]
    [InlineData("unanswered")]
    [InlineData("disconnected")]
    [InlineData("ended")]
    public async Task Status_OfACallThatIsOver_LeavesTheExtensionFree(string word)
    {
        var seen = await SeenAsync(Call("c", "inbound", "555", "101", word, Leg("l", "inbound", "555", "101", word)));

        seen.Calls!.Rows.ShouldBeEmpty();
        seen.Extensions!.Rows.Single(r => r.Number == "101").State.ShouldBe(PresenceState.Idle);
    }

    [Fact]
    public async Task Status_Undocumented_IsUnknownAndCounted()
    {
        var seen = await SeenAsync(Call("c", "sideways", "555", "101", "humming", Leg("l", "inbound", "555", "101", "humming")));

        var call = seen.Calls!.Rows.ShouldHaveSingleItem();
        (call.State, call.Direction).ShouldBe((PresenceState.Unknown, CallDirection.Unknown));
        seen.Extensions!.Rows.Single(r => r.Number == "101").State.ShouldBe(PresenceState.Unknown);
        seen.UnknownValues.ShouldBe(["humming", "sideways"]);
    }

    [Fact]
    public async Task Legs_OfACallInside_AreOnBothExtensions()
    {
        var seen = await SeenAsync(Call(
            "c", "outbound", "101", "102", "ringing", Leg("a", "outbound", "101", "102", "ringing"), Leg("b", "inbound", "101", "102", "ringing")));

        var call = seen.Calls!.Rows.ShouldHaveSingleItem();
        call.Direction.ShouldBe(CallDirection.Internal);
        call.Legs.Select(l => (l.Extension, l.State)).ShouldBe([("sydney/101", PresenceState.Dialing), ("sydney/102", PresenceState.Ringing)]);
        States(seen).ShouldBe([("101", PresenceState.Dialing, "102"), ("102", PresenceState.Ringing, "101"), ("103", PresenceState.Idle, null), ("104", PresenceState.Idle, null)]);
    }

    [Fact]
    public async Task Legs_OfACallInsideThatAllSayOutbound_AreStillOnBoth()
    {
        var seen = await SeenAsync(Call(
            "c", "outbound", "101", "102", "on-call", Leg("a", "outbound", "101", "102", "on-call"), Leg("b", "outbound", "101", "102", "on-call")));

        seen.Calls!.Rows.ShouldHaveSingleItem().Legs.Select(l => l.Extension).ShouldBe(["sydney/101", "sydney/102"]);
    }

    [Fact]
    public async Task Legs_OfACallToTheOutside_AreOursAndTheirs()
    {
        var seen = await SeenAsync(Call(
            "c", "outbound", "101", "555", "ringing", Leg("a", "outbound", "101", "555", "ringing"), Leg("b", "outbound", "101", "555", "ringing")));

        var call = seen.Calls!.Rows.ShouldHaveSingleItem();
        (call.State, call.Direction).ShouldBe((PresenceState.Dialing, CallDirection.Outbound));
        call.Legs.Select(l => (l.Extension, l.Party)).ShouldBe([("sydney/101", "101"), (null, "555")]);
    }

    [Theory]
    [InlineData("inbound", "555")]
    [InlineData("outbound", "777")]
    public async Task Legs_OnNoneOfOurs_AreTheOutsidePartys(string direction, string party)
    {
        using var fixture = new VonageFixture(_ => Page("calls", Call("c", direction, "555", "777", "on-call", Leg("a", direction, "555", "777", "on-call"))), extensions: []);

        var leg = (await fixture.PollAsync("calls")).Calls!.Rows.ShouldHaveSingleItem().Legs.ShouldHaveSingleItem();

        (leg.Extension, leg.Party).ShouldBe((null, party));
    }

    [Fact]
    public async Task Legs_NoneListed_AreTheTwoEnds()
    {
        var seen = await SeenAsync("""{"call_id":"c","direction":"outbound","from":101,"to":102,"status":"ringing"}""");

        seen.Calls!.Rows.ShouldHaveSingleItem().Legs.Select(l => (l.Id, l.Extension, l.State)).ShouldBe(
            [("from", "sydney/101", PresenceState.Dialing), ("to", "sydney/102", PresenceState.Ringing)]);
    }

    [Fact]
    public async Task Leg_ThatIsOver_IsLeftOut()
    {
        var seen = await SeenAsync(Call(
            "c", "inbound", "555", "101", "on-call", Leg("a", "inbound", "555", "101", "disconnected"), Leg("b", "inbound", "555", "102", "on-call")));

        seen.Calls!.Rows.ShouldHaveSingleItem().Legs.Select(l => l.Extension).ShouldBe(["sydney/102"]);
        seen.Extensions!.Rows[0].State.ShouldBe(PresenceState.Idle);
    }

    [Fact]
    public async Task Leg_HeldBesideItsStatus_HoldsTheCall()
    {
        var seen = await SeenAsync(Call(
            "c", "outbound", "101", "102", "on-call", Leg("a", "outbound", "101", "102", "on-call"), Leg("b", "inbound", "101", "102", "on-call", ""","state":"held" """)));

        var call = seen.Calls!.Rows.ShouldHaveSingleItem();
        call.State.ShouldBe(PresenceState.OnHold);
        call.Legs.Select(l => l.Held).ShouldBe([false, true]);
        States(seen).Take(2).Select(s => s.State).ShouldBe([PresenceState.OnHold, PresenceState.OnHold]);
    }

    [Fact]
    public async Task Leg_Parked_FreesWhoeverParkedIt()
    {
        var seen = await SeenAsync(Call(
            "c", "outbound", "101", "102", "on-call", Leg("a", "outbound", "101", "102", "on-call"), Leg("b", "inbound", "101", "102", "on-call", ""","state":"parked" """)));

        var call = seen.Calls!.Rows.ShouldHaveSingleItem();
        call.State.ShouldBe(PresenceState.OnHold);
        call.Legs.Select(l => l.Parked).ShouldBe([false, true]);
        States(seen).Take(2).Select(s => s.State).ShouldBe([PresenceState.Idle, PresenceState.OnHold]);
    }

    [Fact]
    public async Task Calls_SeveralOfOneExtension_TheOneTalkedOnStands()
    {
        var seen = await SeenAsync(
            Call("a", "inbound", "555", "101", "held", Leg("l", "inbound", "555", "101", "held")) + ","
            + Call("b", "inbound", "777", "101", "on-call", Leg("l", "inbound", "777", "101", "on-call")));

        States(seen)[0].ShouldBe(("101", PresenceState.OnCall, "777"));
    }

    [Fact]
    public async Task Call_Twice_LastCounts() =>
        (await SeenAsync(Call("c", "inbound", "555", "101", "ringing") + "," + Call("c", "inbound", "555", "101", "on-call")))
            .Calls!.Rows.ShouldHaveSingleItem().State.ShouldBe(PresenceState.OnCall);

    [Fact]
    public async Task Call_WithoutId_IsABadRow()
    {
        var seen = await SeenAsync("""{"direction":"inbound"},""" + Call("c", "inbound", "555", "101", "ringing"));

        (seen.BadRows, seen.Calls!.Rows.Length).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Call_OnNoneOfTheConfiguredExtensions_IsNotShown() =>
        (await SeenAsync(Call("c", "inbound", "555", "999", "on-call", Leg("l", "inbound", "555", "999", "on-call")))).Calls!.Rows.ShouldBeEmpty();

    [Theory]
    [InlineData("1795240740")]
    [InlineData("1795240740000")]
    [InlineData("\"1795240740000000\"")]
    public async Task StartTime_InAnyUnit_IsTheSameMoment(string time) =>
        (await SeenAsync($$"""{"call_id":"c","from":"101","to":"555","direction":"outbound","status":"on-call","start_time":{{time}}}"""))
            .Calls!.Rows.ShouldHaveSingleItem().StartedAt.ShouldBe(Started);

    private static async Task<Observation> SeenAsync(string calls)
    {
        using var fixture = Listing(() => calls);
        return await fixture.PollAsync("calls");
    }

    private static List<(string Number, PresenceState State, string? Party)> States(Observation seen) =>
        [.. seen.Extensions!.Rows.Select(r => (r.Number, r.State, r.Party))];
}
