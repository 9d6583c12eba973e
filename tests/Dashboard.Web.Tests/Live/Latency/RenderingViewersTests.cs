using Dashboard.Testing;
using Dashboard.Web.Live.Latency;

namespace Dashboard.Web.Tests.Live.Latency;

public sealed class RenderingViewersTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly RenderingViewers _viewers;

    public RenderingViewersTests() => _viewers = new RenderingViewers(_time);

    [Fact]
    public void Silent_OfTwoOneWithholdsItsWord_IsThatOneUntilItLeaves()
    {
        using var painting = _viewers.Enter("painting");
        var withholding = _viewers.Enter("withholding");
        for (var i = 0; i < 6; i++)
        {
            _viewers.Unresponsive.ShouldBe(0);
            _time.Advance(TimeSpan.FromSeconds(5));
            _viewers.Report("painting").ShouldBeTrue();
        }

        _time.Advance(TimeSpan.FromSeconds(1));
        _viewers.Unresponsive.ShouldBe(1);
        withholding.Dispose();
        _viewers.Unresponsive.ShouldBe(0);
    }

    [Fact]
    public void Hear_OneWhoDoesNotWatchOrSpokeAMomentAgo_CountsForNothing()
    {
        _viewers.Report("nobody").ShouldBeFalse();
        using var viewer = _viewers.Enter("a");
        _viewers.Report("a").ShouldBeTrue();
        _viewers.Report("a").ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(1));
        _viewers.Report("a").ShouldBeTrue();
    }

    [Fact]
    public void Enter_TheSameConnectionAgain_OutlivesItsFirstStream()
    {
        var first = _viewers.Enter("a");
        using var second = _viewers.Enter("a");
        first.Dispose();
        _viewers.Report("a").ShouldBeTrue();
    }
}
