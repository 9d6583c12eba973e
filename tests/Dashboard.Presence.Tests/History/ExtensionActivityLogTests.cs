using Dashboard.Presence.History;
using Dashboard.Presence.Model;

namespace Dashboard.Presence.Tests.History;

public sealed class ExtensionActivityLogTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 6, 0, 0, TimeSpan.Zero);
    private readonly ExtensionActivityLog _log = new(maxEntries: 16);
    private long _version;

    [Fact]
    public void Record_NewExtension_BeginsAtItsReportedStart()
    {
        Record(PresenceState.OnCall, observedAt: 10, since: -60);

        Intervals(-100, 20).ShouldBe(["-100–-60 BeforeStart", "-60–20 OnCall"]);
    }

    [Fact]
    public void Record_StartInTheFuture_CountsFromThePoll()
    {
        Record(PresenceState.OnCall, observedAt: 10, since: 99);

        Intervals(0, 20).ShouldBe(["0–10 NotListed", "10–20 OnCall"]);
    }

    [Fact]
    public void Record_SameRowAgain_ChangesNothing()
    {
        Record(PresenceState.Idle, 0);
        Record(PresenceState.Idle, 10);

        (_log.Count, _log.Version).ShouldBe((1, 1));
    }

    [Fact]
    public void Record_AnotherState_BeginsAnInterval()
    {
        Record(PresenceState.Idle, 0);
        Record(PresenceState.Ringing, 10, since: 8);
        Record(PresenceState.OnCall, 20);

        Intervals(0, 30).ShouldBe(["0–8 Idle", "8–20 Ringing", "20–30 OnCall"]);
        _log.Version.ShouldBe(3);
    }

    [Fact]
    public void Record_AnotherPartyWithALaterStart_BeginsAnotherCall()
    {
        Record(PresenceState.OnCall, 0, since: 0, party: "0412");
        Record(PresenceState.OnCall, 20, since: 15, party: "0499");

        Intervals(0, 30).ShouldBe(["0–15 OnCall", "15–30 OnCall"]);
    }

    [Fact]
    public void Record_AnotherPartyWithTheSameStart_IsTheSameCall()
    {
        Record(PresenceState.OnCall, 0, since: 0, party: "0412");
        Record(PresenceState.OnCall, 20, since: 0, party: "Anna");

        _log.Count.ShouldBe(1);
        _log.Spans(Start, At(30), Start, new ObservationGaps()).ShouldHaveSingleItem().Party.ShouldBe("Anna");
        _log.Version.ShouldBe(2);
    }

    [Theory]
    [InlineData(10, 1)]
    [InlineData(10.1, 2)]
    public void Record_CallWithoutAParty_IsAnotherOnlyWithAStartMoreThanTenSecondsLater(double since, int count)
    {
        Record(PresenceState.OnCall, 0, since: 0);
        Record(PresenceState.OnCall, 60, since: since);

        _log.Count.ShouldBe(count);
    }

    [Fact]
    public void Record_IdleWithALaterStart_IsTheSameState()
    {
        Record(PresenceState.Idle, 0, since: 0);
        Record(PresenceState.Idle, 60, since: 50);

        _log.Count.ShouldBe(1);
    }

    [Fact]
    public void Record_DoNotDisturbWhileIdle_BeginsAtThePoll()
    {
        Record(PresenceState.Idle, 0, since: 0);
        Record(PresenceState.Idle, 20, since: 0, doNotDisturb: true);
        Record(PresenceState.OnCall, 30, since: 30, doNotDisturb: true);
        Record(PresenceState.OnCall, 40, since: 30);

        _log.Spans(Start, At(50), Start, new ObservationGaps()).Select(s => ((s.From - Start).TotalSeconds, s.DoNotDisturb)).ShouldBe([(0.0, false), (20.0, true), (30.0, false)]);
    }

    [Fact]
    public void Record_AfterTheRemoval_BeginsAtThePollOrAtALaterStart()
    {
        Record(PresenceState.Idle, 0);
        _log.RecordRemoval(At(10), ++_version);
        Record(PresenceState.Idle, 30, since: 0);
        Intervals(0, 40).ShouldBe(["0–10 Idle", "10–30 NotListed", "30–40 Idle"]);
        _log.RecordRemoval(At(40), ++_version);
        Record(PresenceState.OnCall, 60, since: 50);

        Intervals(30, 70).ShouldBe(["30–40 Idle", "40–50 NotListed", "50–70 OnCall"]);
    }

    [Fact]
    public void Record_RowThatCurrentListsOmit_DoesNotEndTheRemoval()
    {
        Record(PresenceState.Idle, 0);
        _log.RecordRemoval(At(10), ++_version);
        _log.Record(Row(PresenceState.Idle, 0) with { LastListedAt = At(5) }, ++_version);

        (_log.Count, _log.LapsedAt).ShouldBe((2, At(5)));
        Intervals(10, 20).ShouldBe(["10–20 NotListed"]);
    }

    [Fact]
    public void RecordRemoval_Repeated_ChangesNothing()
    {
        _log.RecordRemoval(At(10), ++_version);
        _log.Count.ShouldBe(0);
        Record(PresenceState.Idle, 0);
        _log.RecordRemoval(At(10), 7);
        _log.RecordRemoval(At(20), 8);

        (_log.Count, _log.Version).ShouldBe((2, 7));
    }

    [Fact]
    public void Record_StartBeforeTheLastChange_ReplacesItsStateAtTheSameTime()
    {
        Record(PresenceState.Idle, 0);
        Record(PresenceState.Ringing, 10);
        Record(PresenceState.OnCall, 20, since: 5);

        Intervals(0, 30).ShouldBe(["0–10 Idle", "10–30 OnCall"]);
    }

    [Fact]
    public void Record_MoreThanTheLimit_DiscardsTheOldestAndMarksThem()
    {
        for (var i = 0; i <= 16; i++)
        {
            Record(i % 2 == 0 ? PresenceState.Idle : PresenceState.OnCall, i * 10);
        }

        _log.Count.ShouldBe(15);
        Intervals(0, 40).ShouldBe(["0–20 Discarded", "20–30 Idle", "30–40 OnCall"]);
        _log.Trim(At(30));
        Intervals(0, 40)[0].ShouldBe("0–30 NotListed", "what was discarded is before the horizon now");
    }

    [Fact]
    public void Trim_KeepsTheStateThatLastsAtTheHorizon()
    {
        Record(PresenceState.Idle, 0);
        Record(PresenceState.OnCall, 10);
        Record(PresenceState.Idle, 20);

        _log.Trim(At(15));

        Intervals(15, 30).ShouldBe(["15–20 OnCall", "20–30 Idle"]);
        _log.Count.ShouldBe(2);
    }

    [Fact]
    public void IsOver_OnlyOfARemovalBeforeTheHorizon()
    {
        _log.IsOver(At(0)).ShouldBeTrue();
        Record(PresenceState.Idle, 0);
        _log.IsOver(At(100)).ShouldBeFalse();
        _log.RecordRemoval(At(10), ++_version);
        _log.Trim(At(10));
        _log.IsOver(At(9)).ShouldBeFalse();
        _log.IsOver(At(10)).ShouldBeTrue();
    }

    private static DateTimeOffset At(double seconds) => Start.AddSeconds(seconds);

    private static ExtensionPresence Row(PresenceState state, double observedAt, double? since = null, string? party = null, bool doNotDisturb = false) => new()
    {
        Account = "sydney", Number = "101", State = state, Party = party, DoNotDisturb = doNotDisturb, ObservedAt = At(observedAt), Since = since is { } s ? At(s) : null,
    };

    private void Record(PresenceState state, double observedAt, double? since = null, string? party = null, bool doNotDisturb = false) =>
        _log.Record(Row(state, observedAt, since, party, doNotDisturb), ++_version);

    private List<string> Intervals(double from, double to) =>
        [.. _log.Spans(At(from), At(to), Start, new ObservationGaps()).Select(s => $"{(s.From - Start).TotalSeconds:0}–{(s.To - Start).TotalSeconds:0} {(s.Origin == IntervalSource.Observed ? s.State : s.Origin)}")];
}
