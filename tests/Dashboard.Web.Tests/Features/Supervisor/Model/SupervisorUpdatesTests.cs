using Dashboard.Testing;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Live;

namespace Dashboard.Web.Tests.Features.Supervisor.Model;

public sealed class SupervisorUpdatesTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);
    private readonly SupervisorFixture _fixture = new();
    private int _shown;
    private int _glances;

    [Fact]
    public async Task Run_ManyChangesAtOnce_DrawsOncePerPace()
    {
        using var updates = CreateUpdates();
        var run = updates.RunAsync(Show, Glance);
        for (var i = 0; i < 50; i++)
        {
            _fixture.See(_fixture.Extension("101", $"Name {i}"));
        }

        _fixture.Time.Advance(SupervisorUpdates.MinInterval - TimeSpan.FromMilliseconds(1));
        _fixture.Time.ArmedTimers.ShouldBe(1, "it still waits");
        _shown.ShouldBe(1);
        await AdvanceUntilAsync(2);
        // That render includes all fifty changes.
        _fixture.Time.Advance(SupervisorUpdates.MinInterval);
        _fixture.Time.Advance(SupervisorUpdates.MinInterval);
        _shown.ShouldBe(2);
        updates.Dispose();
        await run.WaitAsync(Bound);
    }

    [Fact]
    public async Task Run_WhileNothingHappens_DrawsNowAndThenForWhatGrowsOld()
    {
        using var updates = CreateUpdates();
        var run = updates.RunAsync(Show, Glance);

        await AdvanceUntilAsync(3);

        updates.Dispose();
        await run.WaitAsync(Bound);
    }

    [Fact]
    public async Task Run_WhileDisconnected_RendersNothingAndAtOnceAfterReconnection()
    {
        using var updates = CreateUpdates();
        var run = updates.RunAsync(Show, Glance);
        await AdvanceUntilAsync(2);

        await updates.OnConnectionDownAsync(null!, CancellationToken.None);
        var before = await RestAsync();
        await updates.OnConnectionUpAsync(null!, CancellationToken.None);

        await DrawnAtOnceAsync(before);
        updates.Dispose();
        await run.WaitAsync(Bound);
    }

    [Fact]
    public async Task Run_WhileThePageIsHidden_RendersNothingAndAtOnceWhenVisible()
    {
        using var updates = CreateUpdates();
        var run = updates.RunAsync(Show, Glance);
        await AdvanceUntilAsync(2);

        updates.SetVisible(false);
        var before = await RestAsync();
        updates.SetVisible(true);

        await DrawnAtOnceAsync(before);
        updates.Dispose();
        await run.WaitAsync(Bound);
    }

    [Fact]
    public async Task Run_WhileHiddenAndDisconnected_RendersNothingUntilReconnectedAndVisible()
    {
        using var updates = CreateUpdates();
        var run = updates.RunAsync(Show, Glance);
        updates.SetVisible(false);
        await updates.OnConnectionDownAsync(null!, CancellationToken.None);
        var before = await RestAsync();

        updates.SetVisible(true);
        (await RestAsync()).ShouldBe(before, "the line is lost still");
        updates.SetVisible(false);
        // The page became visible while its connection was down, so it could not report it.
        await updates.OnConnectionUpAsync(null!, CancellationToken.None);
        await DrawnAtOnceAsync(before);

        updates.SetVisible(false);
        await RestAsync();
        updates.Dispose();
        await run.WaitAsync(Bound);
    }

    [Fact]
    public async Task Run_WhileThePageIsHidden_GlancesNowAndThenAndNotWhileTheLineIsLost()
    {
        using var updates = CreateUpdates();
        var run = updates.RunAsync(Show, Glance);
        updates.SetVisible(false);
        await RestAsync();
        var (before, began) = (Volatile.Read(ref _glances), _fixture.Now);

        await RestAsync();
        // The check of the last fired timer may still be pending.
        var due = (int)((_fixture.Now - began) / SupervisorUpdates.HiddenInterval);
        (Volatile.Read(ref _glances) - before).ShouldBeInRange(due - 1, due + 1);

        await updates.OnConnectionDownAsync(null!, CancellationToken.None);
        await RestAsync();
        before = Volatile.Read(ref _glances);
        await RestAsync();
        Volatile.Read(ref _glances).ShouldBe(before);
        updates.Dispose();
        await run.WaitAsync(Bound);
    }

    [Fact]
    public async Task Dispose_OfAPageThatIsLeft_LeavesNoWatcherBehind()
    {
        var pages = Enumerable.Range(0, 20).Select(_ => CreateUpdates()).ToList();
        var runs = pages.Select(d => d.RunAsync(Show, Glance)).ToList();
        _fixture.Board.WatcherCount.ShouldBe(20);

        pages.ForEach(d => d.Dispose());
        await Task.WhenAll(runs).WaitAsync(Bound);

        _fixture.Board.WatcherCount.ShouldBe(0);
    }

    private SupervisorUpdates CreateUpdates() => new(_fixture.Board, new BoardRegistry([], _fixture.Board, _fixture.Time, false), _fixture.Time);

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

    // Advances time and changes the board until timers have fired without a render. Returns the number of renders by then.
    private async Task<int> RestAsync()
    {
        var (fired, last) = (0, -1);
        await Eventually.HoldsAsync(
            () =>
            {
                _fixture.See(_fixture.Extension("101", $"{_fixture.Now.Ticks} {fired}"));
                if (_fixture.Time.AdvanceToNext())
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

    // Waits for a render without advancing the time.
    private Task DrawnAtOnceAsync(int before) => Eventually.HoldsAsync(() => Volatile.Read(ref _shown) == before + 1, Bound, "it is drawn at once");

    private Task AdvanceUntilAsync(int shown) => Eventually.HoldsAsync(
        () =>
        {
            _fixture.Time.Advance(TimeSpan.FromMilliseconds(50));
            return Volatile.Read(ref _shown) >= shown;
        },
        Bound,
        $"drawn {shown} times");
}
