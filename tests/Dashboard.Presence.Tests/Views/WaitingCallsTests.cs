using Dashboard.Presence.Model;
using Dashboard.Presence.Views;

namespace Dashboard.Presence.Tests.Views;

public sealed class WaitingCallsTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public void ByExtension_RingingCalls_AreOrderedByTheirRingingTime()
    {
        var calls = WaitingCalls.ByExtension([CallOf("c2", 20), CallOf("c1", 10), CallOf("c0", 20)])["sydney/101"];

        calls.Select(c => c.Call.Key).ShouldBe(["c1", "c0", "c2"]);
        calls.Select(c => c.Party).ShouldAllBe(p => p == "0412341234");
    }

    [Fact]
    public void ByExtension_CallThatRingsAtTwoExtensions_IsOneOfEach()
    {
        var call = CallOf("c1", 10) with { Legs = [Leg("sydney/101"), Leg("sydney/101"), Leg("sydney/102")] };

        var waiting = WaitingCalls.ByExtension([call]);

        waiting.Select(w => (w.Key, w.Count())).ShouldBe([("sydney/101", 1), ("sydney/102", 1)]);
    }

    [Fact]
    public void ByExtension_LegThatIsAnsweredParkedOrExternal_DoesNotRing()
    {
        var call = CallOf("c1", 10) with
        {
            Legs = [Leg("sydney/101") with { State = PresenceState.OnCall }, Leg("sydney/102") with { Parked = true }, Leg(null)],
        };

        WaitingCalls.ByExtension([call]).ShouldBeEmpty();
    }

    [Fact]
    public void ByExtension_CallFromTheExtensionItself_HasTheCalledPartyAsItsParty() =>
        WaitingCalls.ByExtension([CallOf("c1", 10) with { From = "101", To = "0299998888" }])["sydney/101"].Single().Party.ShouldBe("0299998888");

    [Fact]
    public void ByExtension_LegWithAStart_RingsSinceThen() =>
        Since(CallOf("c1", 10) with { Legs = [Leg("sydney/101") with { StartedAt = Start.AddSeconds(15) }] }).ShouldBe(15);

    [Fact]
    public void ByExtension_CallWithoutTimes_RingsSinceItWasObserved() => Since(CallOf("c1", 10) with { StartedAt = null }).ShouldBe(60);

    [Theory]
    [InlineData(null, 50.0, 50)]
    [InlineData(10.0, 50.0, 50)]
    [InlineData(null, null, 60)]
    [InlineData(55.0, 50.0, 55)]
    public void ByExtension_CallThatWasTransferred_RingsSinceItsStateChanged(double? legStart, double? stateSince, double expected) => Since(CallOf("c1", 10) with
    {
        AnsweredAt = Start.AddSeconds(20), StateSince = stateSince is { } s ? Start.AddSeconds(s) : null,
        Legs = [Leg("sydney/101") with { StartedAt = legStart is { } l ? Start.AddSeconds(l) : null }],
    }).ShouldBe(expected);

    [Theory]
    [InlineData(PresenceState.OnCall, true)]
    [InlineData(PresenceState.OnHold, true)]
    [InlineData(PresenceState.Dialing, true)]
    [InlineData(PresenceState.Ringing, false)]
    [InlineData(PresenceState.Idle, false)]
    [InlineData(PresenceState.Offline, false)]
    [InlineData(PresenceState.Unknown, false)]
    public void IsBusy_OfAState(PresenceState state, bool isBusy) => WaitingCalls.IsBusy(state).ShouldBe(isBusy);

    private static double Since(Call call) => (WaitingCalls.ByExtension([call])["sydney/101"].Single().Since - Start).TotalSeconds;

    private static CallLeg Leg(string? extension) => new() { Id = "1", Extension = extension, State = PresenceState.Ringing };

    private static Call CallOf(string key, double started) => new()
    {
        Account = "sydney", Key = key, State = PresenceState.Ringing, From = "0412341234", To = "101", StartedAt = Start.AddSeconds(started), ObservedAt = Start.AddSeconds(60), Legs = [Leg("sydney/101")],
    };
}
