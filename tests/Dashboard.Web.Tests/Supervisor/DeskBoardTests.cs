using Dashboard.Presence;
using Dashboard.Testing;
using Dashboard.Web.Components.Supervisor;
using Dashboard.Web.Live;

namespace Dashboard.Web.Tests.Supervisor;

public sealed class DeskBoardTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);
    private readonly DeskRig _rig = new();
    private int _shown;

    [Fact]
    public async Task Run_ManyChangesAtOnce_DrawsOncePerPace()
    {
        using var desk = Desk();
        var run = desk.RunAsync(Show);
        for (var i = 0; i < 50; i++)
        {
            _rig.See(_rig.Extension("101", $"Name {i}"));
        }

        _rig.Time.Advance(DeskBoard.Pace - TimeSpan.FromMilliseconds(1));
        _rig.Time.ArmedTimers.ShouldBe(1, "it still waits");
        _shown.ShouldBe(1);
        await AdvanceUntilAsync(2);
        // All fifty are in that one.
        _rig.Time.Advance(DeskBoard.Pace);
        _rig.Time.Advance(DeskBoard.Pace);
        _shown.ShouldBe(2);
        desk.Dispose();
        await run.WaitAsync(Bound);
    }

    [Fact]
    public async Task Run_WhileNothingHappens_DrawsNowAndThenForWhatGrowsOld()
    {
        using var desk = Desk();
        var run = desk.RunAsync(Show);

        await AdvanceUntilAsync(3);

        desk.Dispose();
        await run.WaitAsync(Bound);
    }

    [Fact]
    public async Task Run_WhileTheLineIsLost_DrawsForNobodyAndAtOnceWhenItIsBack()
    {
        using var desk = Desk();
        var run = desk.RunAsync(Show);
        await AdvanceUntilAsync(2);

        desk.Lose();
        // Nothing is waited for any more, whatever happens: no timer, and no change.
        var still = 0;
        await Eventually.HoldsAsync(
            () =>
            {
                _rig.See(_rig.Extension("101", $"{_rig.Now.Ticks} {still}"));
                return (still = _rig.Time.AdvanceToNext() ? 0 : still + 1) == 20;
            },
            Bound,
            "it rests");
        var before = Volatile.Read(ref _shown);
        desk.Find();
        await AdvanceUntilAsync(before + 1);
        desk.Dispose();
        await run.WaitAsync(Bound);
    }

    [Fact]
    public async Task Dispose_OfAPageThatIsLeft_LeavesNoWatcherBehind()
    {
        var desks = Enumerable.Range(0, 20).Select(_ => Desk()).ToList();
        var runs = desks.Select(d => d.RunAsync(Show)).ToList();
        _rig.Board.WatcherCount.ShouldBe(20);

        desks.ForEach(d => d.Dispose());
        await Task.WhenAll(runs).WaitAsync(Bound);

        _rig.Board.WatcherCount.ShouldBe(0);
    }

    private DeskBoard Desk() => new(_rig.Board, new BoardDirectory([], _rig.Board, _rig.Time, false), _rig.Time);

    private Task Show()
    {
        Interlocked.Increment(ref _shown);
        return Task.CompletedTask;
    }

    private Task AdvanceUntilAsync(int shown) => Eventually.HoldsAsync(
        () =>
        {
            _rig.Time.Advance(TimeSpan.FromMilliseconds(50));
            return Volatile.Read(ref _shown) >= shown;
        },
        Bound,
        $"drawn {shown} times");
}
