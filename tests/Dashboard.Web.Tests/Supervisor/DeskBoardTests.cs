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
    private int _glances;

    [Fact]
    public async Task Run_ManyChangesAtOnce_DrawsOncePerPace()
    {
        using var desk = Desk();
        var run = desk.RunAsync(Show, Glance);
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
        var run = desk.RunAsync(Show, Glance);

        await AdvanceUntilAsync(3);

        desk.Dispose();
        await run.WaitAsync(Bound);
    }

    [Fact]
    public async Task Run_WhileTheLineIsLost_DrawsForNobodyAndAtOnceWhenItIsBack()
    {
        using var desk = Desk();
        var run = desk.RunAsync(Show, Glance);
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
        var run = desk.RunAsync(Show, Glance);
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
        var run = desk.RunAsync(Show, Glance);
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
    public async Task Run_WhileThePageIsHidden_GlancesNowAndThenAndNotWhileTheLineIsLost()
    {
        using var desk = Desk();
        var run = desk.RunAsync(Show, Glance);
        desk.See(false);
        await RestAsync();
        var (before, began) = (Volatile.Read(ref _glances), _rig.Now);

        await RestAsync();
        // The timer that fired last has its glance still to come.
        var due = (int)((_rig.Now - began) / DeskBoard.Glance);
        (Volatile.Read(ref _glances) - before).ShouldBeInRange(due - 1, due + 1);

        await desk.OnConnectionDownAsync(null!, CancellationToken.None);
        await RestAsync();
        before = Volatile.Read(ref _glances);
        await RestAsync();
        Volatile.Read(ref _glances).ShouldBe(before);
        desk.Dispose();
        await run.WaitAsync(Bound);
    }

    [Fact]
    public async Task Dispose_OfAPageThatIsLeft_LeavesNoWatcherBehind()
    {
        var desks = Enumerable.Range(0, 20).Select(_ => Desk()).ToList();
        var runs = desks.Select(d => d.RunAsync(Show, Glance)).ToList();
        _rig.Board.WatcherCount.ShouldBe(20);

        desks.ForEach(d => d.Dispose());
        await Task.WhenAll(runs).WaitAsync(Bound);

        _rig.Board.WatcherCount.ShouldBe(0);
    }

    private DeskBoard Desk() => new(_rig.Board, new BoardDirectory([], _rig.Board, _rig.Time, false), _rig.Time);

    private Task Glance()
    {
        Interlocked.Increment(ref _glances);
        return Task.CompletedTask;
    }

    private Task Show()
    {
        Interlocked.Increment(ref _shown);
        return Task.CompletedTask;
    }

    // Its timers fire, the board changes, and nothing is drawn. How often it was drawn by then.
    private async Task<int> RestAsync()
    {
        var (fired, last) = (0, -1);
        await Eventually.HoldsAsync(
            () =>
            {
                _rig.See(_rig.Extension("101", $"{_rig.Now.Ticks} {fired}"));
                if (_rig.Time.AdvanceToNext())
                {
                    var shown = Volatile.Read(ref _shown);
                    (fired, last) = (shown == last ? fired + 1 : 0, shown);
                }

                return fired == 20;
            },
            Bound,
            "it rests");
        return last;
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
