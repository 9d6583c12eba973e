using Dashboard.Presence.Model;
using Dashboard.Vendors.Tests.Testing;
using static Dashboard.Vendors.Tests.Testing.VoipNowFixture;

namespace Dashboard.Vendors.Tests.VoipNow;

/// <summary>Tests the parsing of VoipNow's calls, and their refinement of the state "busy" of the presence page.</summary>
public sealed class VoipNowCallsTests
{
    // The example of the page "PhoneCalls Resource". Repaired: the commas before closing brackets are removed.
    private const string DocumentedExample = """
        {
          "id": "b817d2618fe6f1804333", "nonce": "130c5a97768be67df6543b5f5fa3cc51", "extension": "0003*210",
          "ownerId": "53tete535", "ownerName": "53tete535",
          "published": "2011-02-10T15:04:55Z", "answered": "2011-02-10T15:10:55Z",
          "phoneCallView": [
            { "id":"00", "extension":"0003*210", "source":["0003*211","0003*210"], "destination":["3334444"],
              "flow":4, "status":3, "ringing":"2011-02-10T15:04:55Z", "callerID":"John Doe <3332222>" },
            { "id":"01", "extension":"0003*211", "source":["0003*211","0003*210"], "destination":["3334444"],
              "flow":4, "status":3, "ringing":"2011-02-10T15:04:55Z", "callerID":"John Doe <3332222>" }
          ],
          "links": { "self": "..." }
        }
        """;

    private static readonly DateTimeOffset Published = new(2026, 11, 21, 5, 59, 0, TimeSpan.Zero);
    private string _presence = "";
    private string _calls = "";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Busy_OfAHeldCall_StaysHeldWithItsAgeWhenTheListOfCallsIsNotThere(bool hasABadRow)
    {
        using var fixture = Listing(() => _presence, () => _calls);
        _presence = Row("0003*210", 3);
        _calls = Call("c", View("00", "0003*210", "555", "0003*210", 8, 5, ""","onHold":"2026-11-21T05:59:30Z" """));
        await fixture.PollAsync("calls");
        var at = fixture.Account.Time.GetUtcNow();
        fixture.Account.Time.Advance(TimeSpan.FromMinutes(1));
        if (hasABadRow)
        {
            _calls = "42," + Call("d", View("00", "0003*211", "556", "0003*211", 8, 5));
            await fixture.PollAsync("calls");
        }

        var row = (await fixture.PollAsync("presence")).Extensions!.Rows.ShouldHaveSingleItem();

        (row.State, row.LastListedAt).ShouldBe((PresenceState.OnHold, at));
    }

    [Fact]
    public async Task Example_OfTheDocument_YieldsACallWithTwoLegs()
    {
        using var fixture = Listing(() => DocumentedExample);

        var seen = await fixture.PollAsync("calls");

        (seen.BadRows, seen.UnknownValues.Length, seen.Calls!.Complete).ShouldBe((0, 0, true));
        fixture.Pages.ShouldHaveSingleItem().PathAndQuery.ShouldBe("/uapi/phoneCalls/@me/@self?count=1000&startIndex=0");
        var call = seen.Calls.Rows.ShouldHaveSingleItem();
        (call.Key, call.VendorId).ShouldBe(("sydney/b817d2618fe6f1804333", "b817d2618fe6f1804333"));
        (call.State, call.Direction, call.From, call.To).ShouldBe((PresenceState.Ringing, CallDirection.Outbound, "0003*211", "3334444"));
        call.StartedAt.ShouldBe(new DateTimeOffset(2011, 2, 10, 15, 4, 55, TimeSpan.Zero));
        call.AnsweredAt.ShouldBe(new DateTimeOffset(2011, 2, 10, 15, 10, 55, TimeSpan.Zero));
        call.Legs.Select(l => (l.Id, l.Extension, l.Party, l.State, l.Direction)).ShouldBe(
        [
            ("00", "sydney/0003*210", "0003*210", PresenceState.Ringing, CallDirection.Outbound),
            ("01", "sydney/0003*211", "0003*211", PresenceState.Ringing, CallDirection.Outbound),
        ]);
    }

    [Theory]
    [InlineData(0, PresenceState.Unknown)]
    [InlineData(1, PresenceState.Dialing)]
    [InlineData(2, PresenceState.Dialing)]
    [InlineData(3, PresenceState.Ringing)]
    [InlineData(4, PresenceState.Dialing)]
    [InlineData(5, PresenceState.OnCall)]
    public async Task Status_OfEveryView_HasItsOwn(int status, PresenceState expected) =>
        (await CallAsync(Call("c", View("00", "0003*210", "0003*210", "555", 4, status)))).Legs.ShouldHaveSingleItem().State.ShouldBe(expected);

    [Theory]
    [InlineData(2, CallDirection.Internal)]
    [InlineData(4, CallDirection.Outbound)]
    [InlineData(8, CallDirection.Inbound)]
    public async Task Flow_EveryDocumentedNumber_HasItsOwn(int flow, CallDirection expected) =>
        (await CallAsync(Call("c", View("00", "0003*210", "1", "2", flow, 5)))).Direction.ShouldBe(expected);

    [Fact]
    public async Task Words_Undocumented_AreUnknownAndCounted()
    {
        using var fixture = Listing(() => Call("c", View("00", "0003*210", "1", "2", 16, 9)));

        var seen = await fixture.PollAsync("calls");

        var call = seen.Calls!.Rows.ShouldHaveSingleItem();
        (call.State, call.Direction).ShouldBe((PresenceState.Unknown, CallDirection.Unknown));
        seen.UnknownValues.ShouldBe(["16", "9"]);
    }

    [Theory]
    [InlineData(""","onHold":"2026-11-21T05:59:30Z","holder":1""", true, false)]
    [InlineData(""","parked":"2026-11-21T05:59:30Z","parkedPos":701""", false, true)]
    [InlineData(""","onHold":1""", true, false)]
    public async Task Leg_HeldOrParked_SaysSo(string more, bool held, bool parked)
    {
        var call = await CallAsync(Call("c", View("00", "0003*210", "555", "0003*210", 8, 5, more)));

        call.State.ShouldBe(PresenceState.OnHold);
        var leg = call.Legs.ShouldHaveSingleItem();
        (leg.State, leg.Held, leg.Parked).ShouldBe((PresenceState.OnHold, held, parked));
    }

    [Theory]
    [InlineData(""","onHold":null,"parked":"" """)]
    [InlineData(""","onHold":false,"parked":"0" """)]
    public async Task Leg_NeitherHeldNorParked_IsTalking(string more) =>
        (await CallAsync(Call("c", View("00", "0003*210", "555", "0003*210", 8, 5, more)))).State.ShouldBe(PresenceState.OnCall);

    [Theory]
    [InlineData(""","callerId":"John Doe <3332222>" """, "3332222")]
    [InlineData(""","callerID":"John Doe <3332222>" """, "3332222")]
    [InlineData(""","callerId":"John Doe <>" """, "John Doe")]
    [InlineData(""","callerId":"John > Doe" """, "John > Doe")]
    [InlineData("", null)]
    public async Task Caller_WithoutSource_ComesFromTheCallerId(string more, string? expected)
    {
        var view = $$"""{"id":"00","extension":"0003*210","source":[],"destination":"0003*210","flow":8,"status":5{{more}} }""";

        (await CallAsync(Call("c", view))).From.ShouldBe(expected);
    }

    [Fact]
    public async Task Call_PassedOnInside_StaysInbound() => (await CallAsync(Call(
        "c", View("00", "0003*211", "0003*210", "0003*211", 2, 5), View("01", "0003*210", "555", "0003*210", 8, 5)))).Direction.ShouldBe(CallDirection.Inbound);

    [Fact]
    public async Task Call_WithoutId_IsABadRow()
    {
        // Without an id a command would act on every call of the extension.
        using var fixture = Listing(() => Call("", View("00", "0003*210", "1", "2", 2, 5)) + "," + Call("c"));

        var seen = await fixture.PollAsync("calls");

        seen.BadRows.ShouldBe(1);
        seen.Calls!.Rows.ShouldHaveSingleItem().VendorId.ShouldBe("c");
    }

    [Fact]
    public async Task Extensions_Configured_LimitTheCalls()
    {
        using var fixture = new VoipNowFixture(
            _ => Collection(Call("a", View("00", "0003*210", "1", "2", 8, 5)) + "," + Call("b", View("00", "0003*211", "1", "2", 8, 5))), ["0003*211"]);

        (await fixture.PollAsync("calls")).Calls!.Rows.ShouldHaveSingleItem().VendorId.ShouldBe("b");
    }

    [Fact]
    public async Task Busy_WithoutAListOfCalls_IsABareOnCall()
    {
        var row = await PresenceAsync(Row("0003*210", 3), calls: null);

        (row.State, row.Direction, row.Party, row.Since).ShouldBe((PresenceState.OnCall, CallDirection.Unknown, null, null));
    }

    [Fact]
    public async Task Busy_InACall_GetsPartyDirectionAndSince()
    {
        var row = await PresenceAsync(Row("0003*210", 3), Call("c", View("00", "0003*210", "555", "0003*210", 8, 5)));

        (row.State, row.Direction, row.Party, row.Since).ShouldBe((PresenceState.OnCall, CallDirection.Inbound, "555", Published.AddSeconds(10)));
        row.Origin.ShouldBe(PresenceOrigin.Reported);
    }

    [Fact]
    public async Task Busy_WhileTheOtherSideRings_IsDialing()
    {
        var row = await PresenceAsync(Row("0003*210", 3), Call("c", View("00", "0003*210", "0003*210", "0003*211", 2, 4), View("01", "0003*211", "0003*210", "0003*211", 2, 3)));

        (row.State, row.Party, row.Since).ShouldBe((PresenceState.Dialing, "0003*211", Published));
    }

    [Fact]
    public async Task Busy_OnHold_IsOnHoldSinceThen()
    {
        var row = await PresenceAsync(Row("0003*210", 3), Call("c", View("00", "0003*210", "0003*210", "555", 4, 5, ""","onHold":"2026-11-21T05:59:40Z" """)));

        (row.State, row.Party, row.Since).ShouldBe((PresenceState.OnHold, "555", Published.AddSeconds(40)));
    }

    [Fact]
    public async Task Ringing_BesideAHeldCall_IsExplainedByTheOneThatRings()
    {
        var row = await PresenceAsync(
            Row("0003*210", 2),
            Call("a", View("00", "0003*210", "0003*210", "555", 4, 5)) + "," + Call("b", View("00", "0003*210", "777", "0003*210", 8, 3)));

        (row.State, row.Party).ShouldBe((PresenceState.Ringing, "777"));
    }

    [Theory]
    [InlineData(1, PresenceState.Idle)]
    [InlineData(0, PresenceState.Unknown)]
    public async Task Free_DespiteAListedCall_IsWhatThePresenceSays(int status, PresenceState expected)
    {
        var row = await PresenceAsync(Row("0003*210", status), Call("c", View("00", "0003*210", "555", "0003*210", 8, 5)));

        (row.State, row.Party).ShouldBe((expected, null));
    }

    [Fact]
    public async Task Busy_WhenTheListOfCallsIsOld_IsABareOnCall()
    {
        (_presence, _calls) = (Row("0003*210", 3), Call("c", View("00", "0003*210", "555", "0003*210", 8, 5)));
        using var fixture = Listing(() => _presence, () => _calls);
        await fixture.PollAsync("calls");
        fixture.Account.Time.Advance(TimeSpan.FromSeconds(31));

        (await fixture.PollAsync("presence")).Extensions!.Rows.ShouldHaveSingleItem().Party.ShouldBeNull();
    }

    private static async Task<Call> CallAsync(string row)
    {
        using var fixture = Listing(() => row);
        return (await fixture.PollAsync("calls")).Calls!.Rows.ShouldHaveSingleItem();
    }

    private static async Task<ExtensionPresence> PresenceAsync(string presence, string? calls)
    {
        using var fixture = Listing(() => presence, () => calls ?? "");
        if (calls is not null)
        {
            await fixture.PollAsync("calls");
        }

        return (await fixture.PollAsync("presence")).Extensions!.Rows.ShouldHaveSingleItem();
    }
}
