using Dashboard.Presence.History;
using Dashboard.Presence.Model;
using Dashboard.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace Dashboard.Presence.Tests.History;

public sealed class ActivityHistoryProperties
{
    private static readonly TimeSpan Old = TimeSpan.FromSeconds(10);

    private static Gen<PresenceState> States => Gen.Elements(Enum.GetValues<PresenceState>());

    // Holds for any sequence of polls and updates, including clocks that go back and implausible times from the vendor.
    [Fact]
    public void Spans_OfAnyDay_CoverItInOrderWithoutGapOrOverlap() => Check(
        from steps in (
            from after in Gen.Choose(-30, 60)
            from state in States
            from since in Gen.Choose(-200, 400)
            from listed in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
            from isHeard in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
            from isLooked in Gen.Elements(true, false)
            select (after, state, since, listed, isHeard, isLooked)).ArrayOf()
        from a in Gen.Choose(-300, 900)
        from length in Gen.Choose(1, 900)
        select (steps, a, length),
        c =>
        {
            var fixture = new ActivityFixture();
            var now = fixture.Start;
            foreach (var (after, state, since, listed, isHeard, isLooked) in c.steps)
            {
                now = now.AddSeconds(after);
                var row = fixture.Row(state, since is > 0 and < 50 ? null : since) with { ObservedAt = now };
                if (isHeard)
                {
                    fixture.Board.Apply(new Observation { Account = ActivityFixture.Account, Endpoint = "p", At = now, Extensions = new(listed ? [row] : [], true) });
                }

                if (isLooked)
                {
                    fixture.Memory.Update(fixture.Board.Current, fixture.Board.GetLastListed, now);
                }
            }

            var (from, to) = (fixture.Start.AddSeconds(c.a), fixture.Start.AddSeconds(c.a + c.length));
            var spans = fixture.Memory.GetIntervals(ActivityFixture.Account, ActivityFixture.Key, from, to);
            spans[0].From.ShouldBe(from);
            spans[^1].To.ShouldBe(to);
            spans.All(s => s.From < s.To).ShouldBeTrue("each lasts");
            spans.Zip(spans.Skip(1)).All(p => p.First.To == p.Second.From).ShouldBeTrue("each begins where the one before ends");
            spans.All(s => s.Origin == IntervalSource.Observed || s.State == PresenceState.Unknown).ShouldBeTrue("what was not seen is unknown");
        });

    // Without times from the vendor, the state at each time is that of the last poll before it, or unknown.
    [Fact]
    public void Intervals_OfAnySequence_MatchTheLastPollAndAreUnknownDuringOutages() => Check(
        from polls in (from after in Gen.Choose(1, 25) from state in States select (after, state)).NonEmptyListOf()
        from probes in Gen.Choose(-20, 600).ArrayOf(20)
        select (polls, probes),
        c =>
        {
            var fixture = new ActivityFixture();
            var told = new List<(DateTimeOffset At, PresenceState State)>();
            foreach (var (after, state) in c.polls)
            {
                fixture.Wait(after);
                fixture.See(state);
                told.Add((fixture.Now, state));
            }

            foreach (var at in c.probes.Select(p => fixture.Start.AddSeconds(p + .5)).Where(at => at < fixture.Now))
            {
                var span = fixture.Memory.GetIntervals(ActivityFixture.Account, ActivityFixture.Key, fixture.Start.AddSeconds(-30), fixture.Now).Single(s => s.From <= at && at < s.To);
                var next = told.First(t => t.At > at);
                var last = told.LastOrDefault(t => t.At <= at);
                var isKnown = last != default && next.At - last.At < Old;
                (span.Origin == IntervalSource.Observed).ShouldBe(isKnown);
                span.State.ShouldBe(isKnown ? last.State : PresenceState.Unknown);
            }
        });

    private static void Check<T>(Gen<T> gen, Action<T> body) => Prop.ForAll(gen.ToArbitrary(), body).Check(Config.QuickThrowOnFailure.WithMaxTest(TestSize.Of(usual: 100, full: 300)));
}
