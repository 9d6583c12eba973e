using Dashboard.Presence;

namespace Dashboard.Presence.Tests.Today;

public sealed class DayMemoryTests
{
    private readonly DayRig _rig = new();

    [Fact]
    public void Spans_BeforeTheStart_AreNotKnown()
    {
        _rig.Wait(1);
        _rig.See(PresenceState.Idle);
        _rig.Stay(10, PresenceState.Idle);

        _rig.Spans(-100, 11).ShouldBe(["-100–0 BeforeStart", "0–1 NotListed", "1–11 Idle"]);
    }

    [Fact]
    public void Spans_OfACallThatWasUpAtTheStart_BeginWhenItsVendorSays()
    {
        _rig.See(PresenceState.OnCall, since: -300, party: "0412");
        _rig.Stay(4, PresenceState.OnCall, since: -300, party: "0412");

        _rig.Spans(-1000, 4).ShouldBe(["-1000–-300 BeforeStart", "-300–4 OnCall"]);
    }

    [Fact]
    public void Spans_OfAnIdleExtension_BeginAnotherWhenDoNotDisturbIsSet()
    {
        _rig.See(PresenceState.Idle);
        _rig.Wait(2);
        _rig.See(_rig.Row(PresenceState.Idle) with { DoNotDisturb = true });
        _rig.Wait(2);
        _rig.See(_rig.Row(PresenceState.OnCall, party: "0412") with { DoNotDisturb = true });
        _rig.Wait(2);
        _rig.See(_rig.Row(PresenceState.OnCall, party: "0412"));
        _rig.Wait(2);

        _rig.Memory.Spans(DayRig.Account, DayRig.Key, _rig.Start, _rig.Now).Select(s => ((s.From - _rig.Start).TotalSeconds, s.State, s.DoNotDisturb)).ShouldBe(
            [(0, PresenceState.Idle, false), (2, PresenceState.Idle, true), (4, PresenceState.OnCall, false)]);
    }

    [Fact]
    public void Spans_WhileTheAccountWasNotHeard_AreNotKnownFromItsLastAnswerToItsNext()
    {
        _rig.See(PresenceState.Idle);
        _rig.Wait(8);
        _rig.Look();
        _rig.Spans(0, 8).ShouldBe(["0–8 Idle"], "some polls may fail");
        _rig.Wait(12);
        _rig.Look();
        _rig.Spans(0, 20).ShouldBe(["0–20 NotHeard"]);
        _rig.Wait(10);
        _rig.See(PresenceState.Idle);
        _rig.Stay(6, PresenceState.Idle);

        _rig.Spans(0, 36).ShouldBe(["0–30 NotHeard", "30–36 Idle"]);
    }

    [Fact]
    public void Spans_OfAStateThatTheVendorDatesIntoTheSilence_BeginThere()
    {
        _rig.See(PresenceState.Idle);
        _rig.Wait(60);
        _rig.See(PresenceState.OnCall, since: 40);

        _rig.Spans(0, 60).ShouldBe(["0–40 NotHeard", "40–60 OnCall"]);
    }

    [Fact]
    public void Spans_OfOneCallOverASilence_AreTwoPartsOfOneState()
    {
        _rig.See(PresenceState.OnCall, since: -5, party: "0412");
        _rig.Wait(30);
        _rig.See(PresenceState.OnCall, since: -5, party: "0412");
        _rig.Wait(4);

        var spans = _rig.Memory.Spans(DayRig.Account, DayRig.Key, _rig.Start.AddSeconds(-5), _rig.Now);
        spans.Select(s => s.Origin).ShouldBe([SpanOrigin.Seen, SpanOrigin.NotHeard, SpanOrigin.Seen]);
        spans[2].Began.ShouldBe(spans[0].Began);
    }

    [Fact]
    public void Spans_OfAMachineThatSlept_AreNotKnownThoughNobodyLookedMeanwhile()
    {
        _rig.See(PresenceState.Idle);
        _rig.Wait(3600);
        _rig.See(PresenceState.Idle);

        _rig.Spans(0, 3601).ShouldBe(["0–3600 NotHeard", "3600–3601 Idle"]);
    }

    [Fact]
    public void Spans_OfAnExtensionThatIsListedNoMore_EndWhenItWasLastListed()
    {
        var other = _rig.Row(PresenceState.Idle) with { Number = "102" };
        _rig.See(_rig.Row(PresenceState.Idle), other);
        _rig.Wait(4);
        _rig.See(_rig.Row(PresenceState.Idle), other);
        _rig.Wait(2);
        _rig.See(other);
        _rig.Wait(2);
        _rig.See(other);
        _rig.Wait(2);
        _rig.See(_rig.Row(PresenceState.Ringing), other);
        _rig.Wait(2);

        _rig.Spans(0, 12).ShouldBe(["0–4 Idle", "4–10 NotListed", "10–12 Ringing"]);
    }

    [Fact]
    public void Spans_OfTwoCallsWithoutAPauseThatWasSeen_AreTwo()
    {
        _rig.See(PresenceState.OnCall, since: 0, party: "0412");
        _rig.Wait(2);
        // The number becomes a name: still one call. Then another party, and since later: another call.
        _rig.See(PresenceState.OnCall, since: 0, party: "Jane");
        _rig.Spans(0, 2).ShouldBe(["0–2 OnCall"]);
        _rig.Wait(8);
        _rig.See(PresenceState.OnCall, since: 9, party: "0413");

        var spans = _rig.Memory.Spans(DayRig.Account, DayRig.Key, _rig.Start, _rig.Now);
        spans.Select(s => s.Party).ShouldBe(["Jane", "0413"]);
    }

    // A vendor that tells how long a call lasts, and answers more slowly each time.
    [Fact]
    public void Spans_OfOneCallWhoseBeginningMoves_AreOne()
    {
        for (var i = 0; i < 30; i++)
        {
            _rig.Wait(4);
            _rig.See(PresenceState.OnCall, since: i * 3, party: "0412");
        }

        _rig.Spans(4, 120).ShouldBe(["4–120 OnCall"]);
    }

    [Fact]
    public void Spans_WhenTheClockGoesBack_StayInOrder()
    {
        _rig.See(PresenceState.OnCall);
        var earlier = _rig.Row(PresenceState.Idle) with { ObservedAt = _rig.Start.AddHours(-1) };
        _rig.Board.Apply(new Observation { Account = DayRig.Account, Endpoint = "presence", At = _rig.Start.AddHours(-1), Extensions = new([earlier], true) });
        _rig.Memory.Look(_rig.Board.Current, _rig.Board.Seen, _rig.Start.AddHours(-1));

        _rig.Memory.Spans(DayRig.Account, DayRig.Key, _rig.Start.AddHours(-2), _rig.Start.AddHours(1)).ShouldAllBe(s => s.Length > TimeSpan.Zero);
    }

    // A look skips versions: what came and went between two is not in it, and nothing breaks.
    [Fact]
    public void Look_AtAFastBoard_FindsWhatLastsAndMissesWhatCameAndWent()
    {
        _rig.See(PresenceState.Idle);
        for (var i = 0; i < 1000; i++)
        {
            _rig.Wait(0.01);
            _rig.Board.Apply(new Observation { Account = DayRig.Account, Endpoint = "presence", At = _rig.Now, Extensions = new([_rig.Row(i % 2 == 0 ? PresenceState.Ringing : PresenceState.Idle)], true) });
            if (i % 101 == 50)
            {
                _rig.Look();
            }
        }

        _rig.Look();
        var spans = _rig.Memory.Spans(DayRig.Account, DayRig.Key, _rig.Start, _rig.Now);
        spans.Count.ShouldBe(11);
        spans[^1].State.ShouldBe(PresenceState.Idle);
    }

    [Fact]
    public void Version_WhileNothingChanges_StaysAndMovesWithAChangeOfTheRowOrOfTheAccount()
    {
        _rig.See(PresenceState.Idle);
        var first = Version();
        _rig.Stay(20, PresenceState.Idle);
        Version().ShouldBe(first);
        _rig.See(PresenceState.Ringing);
        var second = Version();
        second.ShouldBeGreaterThan(first);
        _rig.Wait(30);
        _rig.Look();
        Version().ShouldBeGreaterThan(second);

        long Version() => _rig.Memory.VersionOf(DayRig.Account, DayRig.Key);
    }

    [Fact]
    public void Memory_OfMoreChangesThanAreKept_IsBoundedAndSaysWhatItLetGo()
    {
        for (var i = 0; i < DayMemory.MostChanges * 3; i++)
        {
            _rig.Wait(2);
            _rig.See(i % 2 == 0 ? PresenceState.Ringing : PresenceState.Idle);
        }

        var spans = _rig.Memory.Spans(DayRig.Account, DayRig.Key, _rig.Start, _rig.Now);
        spans.Count.ShouldBeLessThanOrEqualTo(DayMemory.MostChanges + 1);
        spans[0].Origin.ShouldBe(SpanOrigin.LetGo);
        spans.Skip(1).ShouldAllBe(s => s.Origin == SpanOrigin.Seen);
    }

    [Fact]
    public void Memory_OlderThanADayAndAHalf_IsForgotten()
    {
        var other = _rig.Row(PresenceState.Idle) with { Number = "102" };
        _rig.See(_rig.Row(PresenceState.OnCall), other);
        _rig.Wait(2);
        _rig.See(other);
        _rig.Wait(2);
        _rig.See(other);
        _rig.Wait((DayMemory.Kept + TimeSpan.FromHours(1)).TotalSeconds);
        _rig.See(other);

        _rig.Spans(0, 10).ShouldBe(["0–10 NotListed"]);
    }

    [Fact]
    public void Memory_OfFiveThousandExtensionsWithAHundredChangesEach_TakesUnderThirtyMegabytes()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var logs = Enumerable.Range(0, 5_000).Select(_ => new DayLog(DayMemory.MostChanges)).ToArray();
        for (var i = 0; i < 100; i++)
        {
            _rig.Wait(60);
            foreach (var log in logs)
            {
                // Every other state is a call, with a number told anew each time.
                log.Take(_rig.Row((PresenceState)(2 + (i % 2 * 3)), party: i % 2 == 0 ? null : $"04123412{i:00}"), i);
            }
        }

        var megabytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;
        logs.ShouldAllBe(l => l.Count == 100);
        megabytes.ShouldBeLessThan(30);
        Console.WriteLine($"5,000 extensions with 100 changes each: {megabytes:0.0} MB");
        GC.KeepAlive(logs);
    }
}
