using System.Net;
using Dashboard.Presence.Model;
using Dashboard.Vendors.Tests.Testing;

namespace Dashboard.Vendors.Tests.TelecomX;

/// <summary>Tests active calls, which only administrators may list.</summary>
public sealed class TelecomXCallsTests : IDisposable
{
    private readonly TelecomXFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Call_InTheDocumentedForm_IsRead()
    {
        _fixture.Serve("/pbx/calls",
            """
            [{"call":"pbx4.telecomx.dk:573636496893.3554","handler":{"channelId":"573636496893.3554","sessionId":"s","channelClosed":false,
              "caller":{"number":"201","name":"Anders And","type":"SIPPHONE","sipPhone":"p1","extensionId":"e201","extension":{"_id":"e201","number":"201","name":"Anders And"}},
              "callee":{"number":"70305050"},"started":"2026-11-21T05:59:00.000Z","answered":null}}]
            """);

        var call = (await _fixture.PollAsync("calls")).Calls!.Rows.ShouldHaveSingleItem();

        (call.Key, call.VendorId).ShouldBe(("sydney/pbx4.telecomx.dk:573636496893.3554", "pbx4.telecomx.dk:573636496893.3554"));
        (call.State, call.Direction, call.From, call.To).ShouldBe((PresenceState.Dialing, CallDirection.Outbound, "201", "70305050"));
        call.StartedAt.ShouldBe(new DateTimeOffset(2026, 11, 21, 5, 59, 0, TimeSpan.Zero));
        call.AnsweredAt.ShouldBeNull();
        call.Legs.Select(l => (l.Id, l.Extension, l.Party, l.State)).ShouldBe(
            [("caller", "sydney/201", "201", PresenceState.Dialing), ("callee", null, "70305050", PresenceState.Ringing)]);
        _fixture.Asked("/pbx/calls").ShouldHaveSingleItem().Address.Query.ShouldContain("full=true");
    }

    [Fact]
    public async Task Call_BetweenTwoOfOurs_IsInternalWithBothLegs()
    {
        _fixture.Serve("/pbx/calls", """{"total":1,"calls":[{"_id":"c1","caller":"201","callee":{"extension":"e202"},"state":"TALKING","startedAt":1795240740,"answeredAt":"1795240750000"}]}""");

        var call = (await _fixture.PollAsync("calls")).Calls!.Rows.ShouldHaveSingleItem();

        (call.State, call.Direction, call.From, call.To).ShouldBe((PresenceState.OnCall, CallDirection.Internal, "201", "202"));
        call.Legs.Select(l => l.Extension).ShouldBe(["sydney/201", "sydney/202"]);
        (call.AnsweredAt - call.StartedAt).ShouldBe(TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData("\"state\":\"RINGING\"", PresenceState.Ringing)]
    [InlineData("\"state\":\"TALKING\",\"held\":\"true\"", PresenceState.OnHold)]
    [InlineData("\"state\":\"HOLD\"", PresenceState.OnHold)]
    [InlineData("\"started\":\"2026-11-21T05:59:00Z\"", PresenceState.Ringing)]
    [InlineData("\"started\":\"2026-11-21T05:59:00Z\",\"answered\":\"2026-11-21T05:59:09Z\"", PresenceState.OnCall)]
    [InlineData("\"state\":\"FROLICKING\",\"started\":\"2026-11-21T05:59:00Z\"", PresenceState.Unknown)]
    [InlineData("\"started\":\"2026-11-21-T05:59:00Z\"", PresenceState.Unknown)]
    public async Task State_OfAnIncomingCall_ComesFromItsWordOrItsTimes(string fields, PresenceState expected)
    {
        _fixture.Serve("/pbx/calls", $$$"""[{"call":"c1","handler":{"caller":{"number":"70305050"},"callee":{"extensionId":"e201"},{{{fields}}}}}]""");

        var seen = await _fixture.PollAsync("calls");

        var call = seen.Calls!.Rows.ShouldHaveSingleItem();
        (call.State, call.Direction).ShouldBe((expected, CallDirection.Inbound));
        seen.BadRows.ShouldBe(0);
    }

    [Fact]
    public async Task Calls_EndedOrOfOtherCustomers_AreLeftOut()
    {
        _fixture.Serve("/pbx/calls",
            """
            [{"call":"c1","handler":{"channelClosed":true,"caller":{"extensionId":"e201"}}},
             {"call":"c2","handler":{"caller":{"number":"11111111","extensionId":"foreign"},"callee":{"number":"22222222"}}},
             {"call":"c3","handler":{"caller":{"extensionId":"e203"},"callee":{"number":"22222222"}}},
             "pbx4:short-form"]
            """);

        var seen = await _fixture.PollAsync("calls");

        seen.Calls!.Rows.ShouldHaveSingleItem().Key.ShouldBe("sydney/c3");
        seen.BadRows.ShouldBe(1);
    }

    [Fact]
    public async Task List_NotPermitted_IsAMissingCapabilityAndAskedAgainAfterAnHour()
    {
        _fixture.Refuse("/pbx/calls", HttpStatusCode.Forbidden, "access_denied");
        _fixture.Account.Source.Capabilities.HasFlag(Capabilities.ActiveCalls).ShouldBeTrue();

        (await _fixture.PollAsync("calls")).Calls.ShouldBeNull();

        _fixture.Account.Source.Capabilities.HasFlag(Capabilities.ActiveCalls).ShouldBeFalse();
        var asked = _fixture.Asked("/pbx/calls").Count;
        await _fixture.PollAsync("calls");
        _fixture.Asked("/pbx/calls").Count.ShouldBe(asked);

        _fixture.Serve("/pbx/calls", "[]");
        _fixture.Account.Time.Advance(TimeSpan.FromHours(1));
        (await _fixture.PollAsync("calls")).Calls!.Complete.ShouldBeTrue();
        _fixture.Account.Source.Capabilities.HasFlag(Capabilities.ActiveCalls).ShouldBeTrue();
    }
}
