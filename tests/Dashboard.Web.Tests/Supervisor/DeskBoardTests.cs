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

        await desk.OnConnectionDownAsync(null!, CancellationToken.None);
        var before = await RestAsync();
        await desk.OnConnectionUpAsync(null!, CancellationToken.None);

        await DrawnAtOnceAsync(before);
        desk.Dispose();
        await run.WaitAsync(Bound);
    }

    [Fact]
    public async Task Run_WhileThePageIsHidden_DrawsForNobodyAndAtOnceWhenItIsSeen()
    {
        using var desk = Desk();
        var run = desk.RunAsync(Show);
        await AdvanceUntilAsync(2);

        desk.See(false);
        var before = await RestAsync();
        desk.See(true);

        await DrawnAtOnceAsync(before);
        desk.Dispose();
        await run.WaitAsync(Bound);
    }

    [Fact]
    public async Task Run_WhileThePageIsHiddenAndItsLineLost_RestsUntilTheLineIsBackAndBelievesWhatItIsThenTold()
    {
        using var desk = Desk();
        var run = desk.RunAsync(Show);
        desk.See(false);
        await desk.OnConnectionDownAsync(null!, CancellationToken.None);
        var before = await RestAsync();

        desk.See(true);
        (await RestAsync()).ShouldBe(before, "the line is lost still");
        desk.See(false);
        // It came forward while it could not say so.
        await desk.OnConnectionUpAsync(null!, CancellationToken.None);
        await DrawnAtOnceAsync(before);

        desk.See(false);
        await RestAsync();
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

    // Nothing is waited for any more, whatever happens: no timer, and no change. How often it was drawn by then.
    private async Task<int> RestAsync()
    {
        var still = 0;
        await Eventually.HoldsAsync(
            () =>
            {
                _rig.See(_rig.Extension("101", $"{_rig.Now.Ticks} {still}"));
                return (still = _rig.Time.AdvanceToNext() ? 0 : still + 1) == 20;
            },
            Bound,
            "it rests");
        return Volatile.Read(ref _shown);
    }

    // Without any time going by.
    private Task DrawnAtOnceAsync(int before) => Eventually.HoldsAsync(() => Volatile.Read(ref _shown) == before + 1, Bound, "it is drawn at once");

    private Task AdvanceUntilAsync(int shown) => Eventually.HoldsAsync(
        () =>
        {
            _rig.Time.Advance(TimeSpan.FromMilliseconds(50));
            return Volatile.Read(ref _shown) >= shown;
        },
        Bound,
        $"drawn {shown} times");
}
