using Dashboard.Presence.History;
using Dashboard.Presence.Model;
using Dashboard.Testing;
using Dashboard.Web.Features.Supervisor.History;
using Dashboard.Web.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Dashboard.Web.Tests.Features.Supervisor.History;

public sealed class ActivityTimelineModelTests
{
    private static readonly DateTimeOffset Midnight = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Totals_OfCallsHeldAndTakenUpAgain_CountEachOnceAndWhatRangInVain()
    {
        var totals = ActivityTotals.Create(
        [
            Span(0, 60, PresenceState.Idle),
            Span(60, 62, PresenceState.Ringing),
            Span(62, 70, PresenceState.OnCall, "0412"),
            Span(70, 71, PresenceState.OnHold, "0412"),
            Span(71, 80, PresenceState.OnCall, "0412"),
            // The next call follows directly, with another party.
            Span(80, 90, PresenceState.OnCall, "0413"),
            Span(90, 100, PresenceState.Ringing),
            Span(100, 110, PresenceState.Idle),
            Span(110, 111, PresenceState.Ringing),
            Unknown(111, 120),
            Span(120, 121, PresenceState.OnCall, "0414"),
            Unknown(121, 130),
            Span(130, 140, PresenceState.OnCall, "0414") with { Began = Midnight.AddMinutes(120) },
        ]);

        totals.ShouldBe(new ActivityTotals(TimeSpan.FromMinutes(39), 3, TimeSpan.FromMinutes(18), 1, TimeSpan.FromMinutes(18)));
    }

    [Theory]
    [InlineData(45, "45 s")]
    [InlineData(480, "8 min")]
    [InlineData(7200, "2 h")]
    [InlineData(7859, "2 h 10 min")]
    public void Length_OfATime_IsReadAtAGlance(int seconds, string said) => ActivityFormatter.Length(TimeSpan.FromSeconds(seconds)).ShouldBe(said);

    [Fact]
    public void Day_OfClocksThatAreSetBack_TellsTheHourThatComesTwice()
    {
        int[] shown = [0, 60, 120, 120, .. Enumerable.Range(3, 21).Select(h => h * 60), 0];
        var day = LocalDay.Create([.. shown.Select((minute, i) => new[] { Midnight.AddHours(i).ToUnixTimeMilliseconds(), minute })])!;

        day.Clock(Midnight.AddHours(2.5)).ShouldBe("02:30");
        day.Clock(Midnight.AddHours(3.5)).ShouldBe("02:30");
        day.Clock(Midnight.AddHours(4.25)).ShouldBe("03:15");
        (day.End - day.Midnight).ShouldBe(TimeSpan.FromHours(25));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(24)]
    [InlineData(2000)]
    public void Day_ThatNoBrowserWouldName_IsNone(int hours) =>
        LocalDay.Create([.. Enumerable.Repeat(new[] { Midnight.ToUnixTimeMilliseconds(), 0L }, hours)]).ShouldBeNull();

    // For any intervals the timeline has no gap, few marks, and never idle in place of unknown.
    [Fact]
    public void Marks_OfAnyDay_CoverItWithFewPartsAndNeverShowFreeForNotKnown() => Prop.ForAll(
        (from parts in (from seconds in Gen.Choose(1, 900) from state in Gen.Elements(Enum.GetValues<PresenceState>()) from isKnown in Gen.Frequency((5, Gen.Constant(true)), (1, Gen.Constant(false))) select (seconds, state, isKnown)).NonEmptyListOf()
         from times in Gen.Choose(1, 40)
         select (parts, times)).ToArbitrary(),
        c =>
        {
            var spans = new List<StateInterval>();
            var at = Midnight;
            foreach (var (seconds, state, isKnown) in Enumerable.Repeat(c.parts, c.times).SelectMany(p => p).TakeWhile((_, i) => i < 3_000))
            {
                var to = at.AddSeconds(seconds);
                if (to > Midnight.AddHours(24))
                {
                    break;
                }

                spans.Add(isKnown ? new(at, to, state, IntervalSource.Observed, CallDirection.Unknown, null, at) : new(at, to, PresenceState.Unknown, IntervalSource.NoResponse, CallDirection.Unknown, null, at));
                at = to;
            }

            var model = ActivityTimelineModel.Create("sydney", spans, Usual, at);
            model.Marks[0].Left.ShouldBe(0);
            model.Marks.Zip(model.Marks.Skip(1)).ShouldAllBe(p => Math.Abs(p.First.Left + p.First.Width - p.Second.Left) < .01);
            model.Marks.Count.ShouldBeLessThanOrEqualTo(723);
            model.Descriptions.Count.ShouldBeLessThanOrEqualTo(ActivityTimelineModel.MaxDescriptions);
            var length = Math.Max(3600, (at - Midnight).TotalSeconds);
            foreach (var mark in model.Marks.Where(m => m.State is ShownState.Idle or ShownState.Offline))
            {
                var (from, to) = (Midnight.AddSeconds(mark.Left / 100 * length + 1), Midnight.AddSeconds((mark.Left + mark.Width) / 100 * length - 1));
                spans.Where(s => s.From < to && s.To > from).ShouldAllBe(s => s.State != PresenceState.Unknown);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(TestSize.Of(usual: 100, full: 200)));

    private static LocalDay Usual => LocalDay.Create([.. Enumerable.Range(0, 25).Select(h => new[] { Midnight.AddHours(h).ToUnixTimeMilliseconds(), h % 24 * 60L })])!;

    private static StateInterval Span(double from, double to, PresenceState state, string? party = null) =>
        new(Midnight.AddMinutes(from), Midnight.AddMinutes(to), state, IntervalSource.Observed, CallDirection.Inbound, party, Midnight.AddMinutes(from));

    private static StateInterval Unknown(double from, double to) => Span(from, to, PresenceState.Unknown) with { Origin = IntervalSource.NoResponse };
}
