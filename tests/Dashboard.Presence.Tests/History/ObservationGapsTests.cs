using Dashboard.Presence.History;
using Dashboard.Presence.Model;

namespace Dashboard.Presence.Tests.History;

/// <summary>The account is polled every 2 s, so that its data is stale, and a gap begins, after 10 s without a response.</summary>
public sealed class ObservationGapsTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 6, 0, 0, TimeSpan.Zero);
    private static readonly AccountStatus Account = new() { Id = "sydney", Vendor = "Any", PresenceInterval = TimeSpan.FromSeconds(2) };
    private readonly ObservationGaps _gaps = new();
    private long _version;

    [Fact]
    public void Update_BeforeTheFirstResponse_AddsNoGap()
    {
        Update(heardAt: null, now: 100);

        (_gaps.Count, _gaps.Version).ShouldBe((0, 0));
    }

    [Fact]
    public void Update_FirstResponseAfterALongTime_AddsNoGap()
    {
        Update(heardAt: 100, now: 100);

        _gaps.Count.ShouldBe(0);
    }

    [Theory]
    [InlineData(9.9, 0)]
    [InlineData(10, 1)]
    public void Update_WithoutAResponse_OpensAGapOnceTheDataIsStale(double silence, int gaps)
    {
        Update(0, 0);
        Update(0, silence);

        _gaps.Count.ShouldBe(gaps);
        _gaps.Version.ShouldBe(gaps == 0 ? 0 : 2);
    }

    [Fact]
    public void Update_WhileAGapIsOpen_ChangesNothing()
    {
        Update(0, 0);
        Update(0, 10);
        Update(0, 20);

        (_gaps.Count, _gaps.Version).ShouldBe((1, 2));
        Cut(0, 20).ShouldBe(["0–20 NoResponse"]);
    }

    [Fact]
    public void Update_WithAResponseAfterAGap_ClosesItAtTheResponse()
    {
        Update(0, 0);
        Update(0, 15);
        Update(20, 21);

        (_gaps.Count, _gaps.Version).ShouldBe((1, 3));
        Cut(0, 30).ShouldBe(["0–20 NoResponse", "20–30 OnCall"]);
    }

    [Fact]
    public void Update_AfterALongTimeWithoutUpdates_AddsAClosedGap()
    {
        Update(5, 5);
        Update(3600, 3600);

        _gaps.Count.ShouldBe(1);
        Cut(0, 4000).ShouldBe(["0–5 OnCall", "5–3600 NoResponse", "3600–4000 OnCall"]);
    }

    [Fact]
    public void Update_AfterALongTimeWithAResponseThatIsStaleAlready_AddsBothGapsAdjoining()
    {
        Update(0, 0);
        Update(100, 150);

        _gaps.Count.ShouldBe(2);
        Cut(0, 200).ShouldBe(["0–100 NoResponse", "100–200 NoResponse"]);
    }

    [Fact]
    public void Update_WithAClockThatWentBack_NeverAddsAGapThatOverlapsAnother()
    {
        Update(0, 0);
        Update(100, 100);
        Update(50, 50);
        Update(120, 120);

        Cut(0, 200).ShouldBe(["0–100 NoResponse", "100–120 NoResponse", "120–200 OnCall"]);
    }

    [Fact]
    public void Update_WithAGapThatAnotherContains_AddsNone()
    {
        Update(0, 0);
        Update(100, 100);
        Update(20, 20);
        Update(90, 90);

        (_gaps.Count, _gaps.Version).ShouldBe((1, 2));
    }

    [Fact]
    public void Update_WithMoreGapsThanTheLimit_MergesTheOldest()
    {
        for (var gap = 0; gap <= ObservationGaps.MaxGaps; gap++)
        {
            Update(gap * 100, gap * 100);
            Update((gap * 100) + 20, (gap * 100) + 20);
        }

        _gaps.Count.ShouldBe(ObservationGaps.MaxGaps);
        // Every step of 20 s and of 80 s is a gap, so each merge extends the oldest.
        Cut(0, 20).ShouldBe(["0–20 NoResponse"]);
        Cut(0, (ObservationGaps.MaxGaps * 100) + 20).ShouldAllBe(i => i.EndsWith("NoResponse"));
    }

    [Fact]
    public void Cut_StateThatBeganInAGap_CountsFromItsReportedStart()
    {
        Update(0, 0);
        Update(100, 100);

        Cut(40, 150, began: 40).ShouldBe(["40–150 OnCall"]);
    }

    [Theory]
    [InlineData(0, 30, new[] { "0–30 OnCall" })]
    [InlineData(0, 60, new[] { "0–50 OnCall", "50–60 NoResponse" })]
    [InlineData(60, 80, new[] { "60–80 NoResponse" })]
    [InlineData(60, 150, new[] { "60–100 NoResponse", "100–150 OnCall" })]
    [InlineData(100, 150, new[] { "100–150 OnCall" })]
    [InlineData(120, 150, new[] { "120–150 OnCall" })]
    public void Cut_IntervalAroundAGap_IsDividedAtItsBounds(double from, double to, string[] intervals)
    {
        Update(50, 50);
        Update(100, 100);

        Cut(from, to).ShouldBe(intervals);
    }

    [Fact]
    public void Cut_StateThatWasNotObserved_KeepsItsSource()
    {
        Update(0, 0);
        Update(100, 100);

        Cut(0, 150, source: IntervalSource.NotListed).ShouldBe(["0–150 NotListed"]);
    }

    [Fact]
    public void Trim_RemovesGapsThatEndedAtOrBeforeTheHorizon()
    {
        Update(0, 0);
        Update(100, 100);
        Update(110, 110);
        Update(200, 200);
        Update(200, 300);

        _gaps.Trim(At(100));
        _gaps.Count.ShouldBe(3);
        _gaps.Trim(At(1_000_000));
        _gaps.Count.ShouldBe(1, "an open gap has not ended");
    }

    private static DateTimeOffset At(double seconds) => Start.AddSeconds(seconds);

    private void Update(double? heardAt, double now) => _gaps.Update(heardAt is { } at ? At(at) : null, Account, At(now), ++_version);

    /// <summary>Returns an interval after the gaps cut it, in seconds from the start.</summary>
    private List<string> Cut(double from, double to, double began = -1, IntervalSource source = IntervalSource.Observed)
    {
        var intervals = new List<StateInterval>();
        _gaps.Cut(new StateTransition(At(began), PresenceState.OnCall, source, CallDirection.Unknown, null, false), At(from), At(to), intervals);
        return [.. intervals.Select(i => $"{(i.From - Start).TotalSeconds:0}–{(i.To - Start).TotalSeconds:0} {(i.Origin == IntervalSource.Observed ? i.State : i.Origin)}")];
    }
}
