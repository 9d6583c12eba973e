using Dashboard.Presence.Model;
using Dashboard.Presence.Views;
using Dashboard.Vendors.Tests.Testing;

namespace Dashboard.Vendors.Tests.Scenarios;

/// <summary>Tests a second call that rings at an extension on a call, for every vendor that lists calls with their parties.</summary>
public sealed class WaitingCallTests
{
    [Fact]
    public async Task VoipNow_ASecondCallRinging_WaitsAtTheExtensionThatTalks()
    {
        using var fixture = VoipNowFixture.Listing(
            () => VoipNowFixture.Row("0003*210", 3),
            () => VoipNowFixture.Call("talk", VoipNowFixture.View("00", "0003*210", "555", "0003*210", 8, 5)) + ","
                + """{"id":"wait","published":"2026-11-21T05:42:00Z","phoneCallView":[{"id":"00","extension":"0003*210","source":["556"],"destination":["0003*210"],"flow":8,"status":3,"ringing":"2026-11-21T05:42:01Z"}]}""");
        var calls = (await fixture.PollAsync("calls")).Calls!.Rows;

        (await fixture.PollAsync("presence")).Extensions!.Rows.ShouldHaveSingleItem().State.ShouldBe(PresenceState.OnCall);
        Waiting(calls, "sydney/0003*210").ShouldBe(("sydney/wait", new DateTimeOffset(2026, 11, 21, 5, 42, 1, TimeSpan.Zero), "556"));
    }

    [Fact]
    public async Task Vonage_ASecondCallRinging_WaitsAtTheExtensionThatTalks()
    {
        using var fixture = VonageFixture.Listing(() => VonageFixture.Call("talk", "inbound", "555", "101", "on-call", VonageFixture.Leg("a", "inbound", "555", "101", "on-call"))
            + "," + VonageFixture.Call("wait", "inbound", "556", "101", "ringing", VonageFixture.Leg("b", "inbound", "556", "101", "ringing")));

        var seen = await fixture.PollAsync("calls");

        seen.Extensions!.Rows[0].State.ShouldBe(PresenceState.OnCall);
        Waiting(seen.Calls!.Rows, "sydney/101").ShouldBe(("sydney/wait", DateTimeOffset.FromUnixTimeSeconds(1795240745), "556"));
    }

    [Fact]
    public async Task TelecomX_ASecondCallRinging_WaitsAtTheExtensionThatTalks()
    {
        using var fixture = new TelecomXFixture();
        fixture.Serve("/pbx/calls", """
            [{"call":"talk","handler":{"caller":{"number":"555"},"callee":{"extensionId":"e201"},"started":"2026-11-21T05:41:00Z","answered":"2026-11-21T05:41:10Z"}},
             {"call":"wait","handler":{"caller":{"number":"556"},"callee":{"extensionId":"e201"},"started":"2026-11-21T05:42:00Z"}}]
            """);

        var calls = (await fixture.PollAsync("calls")).Calls!.Rows;

        (await fixture.PresenceAsync()).State.ShouldBe(PresenceState.OnCall);
        Waiting(calls, "sydney/201").ShouldBe(("sydney/wait", new DateTimeOffset(2026, 11, 21, 5, 42, 0, TimeSpan.Zero), "556"));
    }

    private static (string Call, DateTimeOffset Since, string? Party) Waiting(IEnumerable<Call> calls, string extension)
    {
        var waiting = WaitingCalls.ByExtension(calls)[extension].ShouldHaveSingleItem();
        return (waiting.Call.Key, waiting.Since, waiting.Party);
    }
}
