using Dashboard.Testing;
using Dashboard.Web.Live;

namespace Dashboard.Web.Tests.Latency;

public sealed class PaintingViewersTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly PaintingViewers _viewers;

    public PaintingViewersTests() => _viewers = new PaintingViewers(_time);

    [Fact]
    public void Silent_OfTwoOneWithholdsItsWord_IsThatOneUntilItLeaves()
    {
        using var painting = _viewers.Enter("painting");
        var withholding = _viewers.Enter("withholding");
        for (var i = 0; i < 6; i++)
        {
            _viewers.Silent.ShouldBe(0);
            _time.Advance(TimeSpan.FromSeconds(5));
            _viewers.Hear("painting").ShouldBeTrue();
        }

        _time.Advance(TimeSpan.FromSeconds(1));
        _viewers.Silent.ShouldBe(1);
        withholding.Dispose();
        _viewers.Silent.ShouldBe(0);
    }

    [Fact]
    public void Hear_OneWhoDoesNotWatchOrSpokeAMomentAgo_CountsForNothing()
    {
        _viewers.Hear("nobody").ShouldBeFalse();
        using var viewer = _viewers.Enter("a");
        _viewers.Hear("a").ShouldBeTrue();
        _viewers.Hear("a").ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(1));
        _viewers.Hear("a").ShouldBeTrue();
    }

    [Fact]
    public void Enter_TheSameConnectionAgain_OutlivesItsFirstStream()
    {
        var first = _viewers.Enter("a");
        using var second = _viewers.Enter("a");
        first.Dispose();
        _viewers.Hear("a").ShouldBeTrue();
    }
}
