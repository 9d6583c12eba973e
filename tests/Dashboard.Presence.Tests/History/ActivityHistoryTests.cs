using Dashboard.Presence.History;
using Dashboard.Presence.Model;

namespace Dashboard.Presence.Tests.History;

public sealed class ActivityHistoryTests
{
    private readonly ActivityFixture _fixture = new();

    [Fact]
    public void Spans_BeforeTheStart_AreNotKnown()
    {
        _fixture.Wait(1);
        _fixture.See(PresenceState.Idle);
        _fixture.Stay(10, PresenceState.Idle);

        _fixture.Spans(-100, 11).ShouldBe(["-100–0 BeforeStart", "0–1 NotListed", "1–11 Idle"]);
    }

    [Fact]
    public void Spans_OfACallThatWasUpAtTheStart_BeginWhenItsVendorSays()
    {
        _fixture.See(PresenceState.OnCall, since: -300, party: "0412");
        _fixture.Stay(4, PresenceState.OnCall, since: -300, party: "0412");

        _fixture.Spans(-1000, 4).ShouldBe(["-1000–-300 BeforeStart", "-300–4 OnCall"]);
    }

    [Fact]
    public void Spans_OfAnIdleExtension_BeginAnotherWhenDoNotDisturbIsSet()
    {
        _fixture.See(PresenceState.Idle);
        _fixture.Wait(2);
        _fixture.See(_fixture.Row(PresenceState.Idle) with { DoNotDisturb = true });
        _fixture.Wait(2);
        _fixture.See(_fixture.Row(PresenceState.OnCall, party: "0412") with { DoNotDisturb = true });
        _fixture.Wait(2);
        _fixture.See(_fixture.Row(PresenceState.OnCall, party: "0412"));
        _fixture.Wait(2);

        _fixture.Memory.GetIntervals(ActivityFixture.Account, ActivityFixture.Key, _fixture.Start, _fixture.Now).Select(s => ((s.From - _fixture.Start).TotalSeconds, s.State, s.DoNotDisturb)).ShouldBe(
            [(0, PresenceState.Idle, false), (2, PresenceState.Idle, true), (4, PresenceState.OnCall, false)]);
    }

    [Fact]
    public void Intervals_DuringAnOutage_AreUnknownFromTheLastResponseToTheNext()
    {
        _fixture.See(PresenceState.Idle);
        _fixture.Wait(8);
        _fixture.Look();
        _fixture.Spans(0, 8).ShouldBe(["0–8 Idle"], "some polls may fail");
        _fixture.Wait(12);
        _fixture.Look();
        _fixture.Spans(0, 20).ShouldBe(["0–20 NoResponse"]);
        _fixture.Wait(10);
        _fixture.See(PresenceState.Idle);
        _fixture.Stay(6, PresenceState.Idle);

        _fixture.Spans(0, 36).ShouldBe(["0–30 NoResponse", "30–36 Idle"]);
    }

    [Fact]
    public void Spans_OfAStateThatTheVendorDatesIntoTheSilence_BeginThere()
    {
        _fixture.See(PresenceState.Idle);
        _fixture.Wait(60);
        _fixture.See(PresenceState.OnCall, since: 40);

        _fixture.Spans(0, 60).ShouldBe(["0–40 NoResponse", "40–60 OnCall"]);
    }

    [Fact]
    public void Spans_OfOneCallOverASilence_AreTwoPartsOfOneState()
    {
        _fixture.See(PresenceState.OnCall, since: -5, party: "0412");
        _fixture.Wait(30);
        _fixture.See(PresenceState.OnCall, since: -5, party: "0412");
        _fixture.Wait(4);

        var spans = _fixture.Memory.GetIntervals(ActivityFixture.Account, ActivityFixture.Key, _fixture.Start.AddSeconds(-5), _fixture.Now);
        spans.Select(s => s.Origin).ShouldBe([IntervalSource.Observed, IntervalSource.NoResponse, IntervalSource.Observed]);
        spans[2].Began.ShouldBe(spans[0].Began);
    }

    [Fact]
    public void Intervals_OfASuspendedMachine_AreUnknown()
    {
        _fixture.See(PresenceState.Idle);
        _fixture.Wait(3600);
        _fixture.See(PresenceState.Idle);

        _fixture.Spans(0, 3601).ShouldBe(["0–3600 NoResponse", "3600–3601 Idle"]);
    }

    [Fact]
    public void Spans_OfAnExtensionThatIsListedNoMore_EndWhenItWasLastListed()
    {
        var other = _fixture.Row(PresenceState.Idle) with { Number = "102" };
        _fixture.See(_fixture.Row(PresenceState.Idle), other);
        _fixture.Wait(4);
        _fixture.See(_fixture.Row(PresenceState.Idle), other);
        _fixture.Wait(2);
        _fixture.See(other);
        _fixture.Wait(2);
        _fixture.See(other);
        _fixture.Wait(2);
        _fixture.See(_fixture.Row(PresenceState.Ringing), other);
        _fixture.Wait(2);

        _fixture.Spans(0, 12).ShouldBe(["0–4 Idle", "4–10 NotListed", "10–12 Ringing"]);
    }

    [Fact]
    public void Spans_OfTwoCallsWithoutAPauseThatWasSeen_AreTwo()
    {
        _fixture.See(PresenceState.OnCall, since: 0, party: "0412");
        _fixture.Wait(2);
        // The number is replaced by a name: still the same call. Another party with a later start time: another call.
        _fixture.See(PresenceState.OnCall, since: 0, party: "Jane");
        _fixture.Spans(0, 2).ShouldBe(["0–2 OnCall"]);
        _fixture.Wait(8);
        _fixture.See(PresenceState.OnCall, since: 9, party: "0413");

        var spans = _fixture.Memory.GetIntervals(ActivityFixture.Account, ActivityFixture.Key, _fixture.Start, _fixture.Now);
        spans.Select(s => s.Party).ShouldBe(["Jane", "0413"]);
    }

    // The vendor reports the duration of the call, and each response is slower than the last.
    [Fact]
    public void Spans_OfOneCallWhoseBeginningMoves_AreOne()
    {
        for (var i = 0; i < 30; i++)
        {
            _fixture.Wait(4);
            _fixture.See(PresenceState.OnCall, since: i * 3, party: "0412");
        }

        _fixture.Spans(4, 120).ShouldBe(["4–120 OnCall"]);
    }

    [Fact]
    public void Spans_WhenTheClockGoesBack_StayInOrder()
    {
        _fixture.See(PresenceState.OnCall);
        var earlier = _fixture.Row(PresenceState.Idle) with { ObservedAt = _fixture.Start.AddHours(-1) };
        _fixture.Board.Apply(new Observation { Account = ActivityFixture.Account, Endpoint = "presence", At = _fixture.Start.AddHours(-1), Extensions = new([earlier], true) });
        _fixture.Memory.Update(_fixture.Board.Current, _fixture.Board.GetLastListed, _fixture.Start.AddHours(-1));

        _fixture.Memory.GetIntervals(ActivityFixture.Account, ActivityFixture.Key, _fixture.Start.AddHours(-2), _fixture.Start.AddHours(1)).ShouldAllBe(s => s.Length > TimeSpan.Zero);
    }

    // An update may skip versions: states that began and ended between two updates are missing, and nothing else breaks.
    [Fact]
    public void Look_AtAFastBoard_FindsWhatLastsAndMissesWhatCameAndWent()
    {
        _fixture.See(PresenceState.Idle);
        for (var i = 0; i < 1000; i++)
        {
            _fixture.Wait(0.01);
            _fixture.Board.Apply(new Observation { Account = ActivityFixture.Account, Endpoint = "presence", At = _fixture.Now, Extensions = new([_fixture.Row(i % 2 == 0 ? PresenceState.Ringing : PresenceState.Idle)], true) });
            if (i % 101 == 50)
            {
                _fixture.Look();
            }
        }

        _fixture.Look();
        var spans = _fixture.Memory.GetIntervals(ActivityFixture.Account, ActivityFixture.Key, _fixture.Start, _fixture.Now);
        spans.Count.ShouldBe(11);
        spans[^1].State.ShouldBe(PresenceState.Idle);
    }

    [Fact]
    public void Version_WhileNothingChanges_StaysAndMovesWithAChangeOfTheRowOrOfTheAccount()
    {
        _fixture.See(PresenceState.Idle);
        var first = Version();
        _fixture.Stay(20, PresenceState.Idle);
        Version().ShouldBe(first);
        _fixture.See(PresenceState.Ringing);
        var second = Version();
        second.ShouldBeGreaterThan(first);
        _fixture.Wait(30);
        _fixture.Look();
        Version().ShouldBeGreaterThan(second);

        long Version() => _fixture.Memory.VersionOf(ActivityFixture.Account, ActivityFixture.Key);
    }

    [Fact]
    public void History_OfMoreChangesThanTheLimit_IsBoundedAndMarksTheGap()
    {
        for (var i = 0; i < ActivityHistory.MaxChanges * 3; i++)
        {
            _fixture.Wait(2);
            _fixture.See(i % 2 == 0 ? PresenceState.Ringing : PresenceState.Idle);
        }

        var spans = _fixture.Memory.GetIntervals(ActivityFixture.Account, ActivityFixture.Key, _fixture.Start, _fixture.Now);
        spans.Count.ShouldBeLessThanOrEqualTo(ActivityHistory.MaxChanges + 1);
        spans[0].Origin.ShouldBe(IntervalSource.Discarded);
        spans.Skip(1).ShouldAllBe(s => s.Origin == IntervalSource.Observed);
    }

    [Fact]
    public void History_OlderThanADayAndAHalf_IsRemoved()
    {
        var other = _fixture.Row(PresenceState.Idle) with { Number = "102" };
        _fixture.See(_fixture.Row(PresenceState.OnCall), other);
        _fixture.Wait(2);
        _fixture.See(other);
        _fixture.Wait(2);
        _fixture.See(other);
        _fixture.Wait((ActivityHistory.Retention + TimeSpan.FromHours(1)).TotalSeconds);
        _fixture.See(other);

        _fixture.Spans(0, 10).ShouldBe(["0–10 NotListed"]);
    }

    [Fact]
    public void Memory_OfFiveThousandExtensionsWithAHundredChangesEach_TakesUnderThirtyMegabytes()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var logs = Enumerable.Range(0, 5_000).Select(_ => new ExtensionActivityLog(ActivityHistory.MaxChanges)).ToArray();
        for (var i = 0; i < 100; i++)
        {
            _fixture.Wait(60);
            foreach (var log in logs)
            {
                // Every other state is a call, each time with a new string for the number.
                log.Record(_fixture.Row((PresenceState)(2 + (i % 2 * 3)), party: i % 2 == 0 ? null : $"04123412{i:00}"), i);
            }
        }

        var megabytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;
        logs.ShouldAllBe(l => l.Count == 100);
        megabytes.ShouldBeLessThan(30);
        Console.WriteLine($"5,000 extensions with 100 changes each: {megabytes:0.0} MB");
        GC.KeepAlive(logs);
    }
}
