using System.Diagnostics;
using System.Globalization;

namespace Dashboard.Browser.Tests.Measuring;

/// <summary>
/// Measures the cost of the wall page in the browser. <c>WALL_DAY=24</c> sets the number of simulated hours,
/// <c>WALL_SECONDS=30</c> the duration of the main thread's measurement. The default is a short share of both.
/// </summary>
public sealed class WallLoadTests(Chromium chromium, IdleHosts hosts, ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);
    private HostProcess _host = null!;

    public async ValueTask InitializeAsync() => _host = await hosts.BorrowAsync();

    public async ValueTask DisposeAsync()
    {
        await chromium.CloseAsync();
        await hosts.ReturnAsync(_host);
    }

    [Fact]
    public async Task Wall_FiftyChangesASecond_HoldsNoMoreAtTheEndThanAtTheStart()
    {
        var hours = Number("WALL_DAY", 0);
        var (steps, step) = hours > 0 ? (hours, TimeSpan.FromHours(1)) : (4, TimeSpan.FromMinutes(2));
        var hub = await FakeHub.OpenAsync(chromium, _host, tiles: 60, changes: 50, fast: true);
        // In the first minute caches of fixed size fill up.
        await hub.AdvanceAsync(TimeSpan.FromMinutes(1));
        var (start, nodes) = (await hub.HeapAsync(), (await hub.MetricsAsync())["Nodes"]);
        var (end, frames) = (start, 0);
        for (var i = 1; i <= steps; i++)
        {
            // One minute per call, so that no call exceeds the browser's timeout.
            for (var passed = TimeSpan.Zero; passed < step; passed += TimeSpan.FromMinutes(1))
            {
                frames = await hub.AdvanceAsync(TimeSpan.FromMinutes(1));
            }

            end = await hub.HeapAsync();
            output.WriteLine($"after {i * step.TotalHours:0.##} h, {frames} frames: heap {FakeHub.Figure(end)} MiB, {(await hub.MetricsAsync())["Nodes"]} nodes");
        }

        output.WriteLine($"heap {FakeHub.Figure(start)} MiB at the start, {FakeHub.Figure(end)} MiB at the end");
        frames.ShouldBeGreaterThan((int)(steps * step.TotalSeconds * 9));
        // 4,800 retained frames would take about 20 MiB. Compiled code and caches settle below 1 MiB.
        end.ShouldBeLessThan(start + 1.5);
        (await hub.MetricsAsync())["Nodes"].ShouldBeLessThan(nodes * 1.5);
    }

    [Fact]
    public async Task Wall_SixHundredTilesAndAHundredChangesASecond_ShiftsNothing()
    {
        var hub = await FakeHub.OpenAsync(chromium, _host, tiles: 600, changes: 100, fast: false);
        await hub.Page.HoldsAsync("fakeHubState.frames > 20", bound: Bound);
        await hub.Page.EvaluateAsync("window.cls = 0");
        await hub.Page.HoldsAsync("start => fakeHubState.frames > start + 20", await hub.FramesAsync(), Bound);

        (await hub.Page.EvaluateAsync<double>("window.cls")).ShouldBeLessThan(0.1);
    }

    [Fact]
    [Trait("Category", "Performance")]
    public async Task Wall_SixHundredTilesAndAHundredChangesASecond_KeepsUp()
    {
        var hub = await FakeHub.OpenAsync(chromium, _host, tiles: 600, changes: 100, fast: false);
        await hub.Page.HoldsAsync("fakeHubState.frames > 20", bound: Bound);
        await hub.Page.EvaluateAsync("longTasks.length = 0, window.cls = 0");
        var (before, frames, watch) = (await hub.MetricsAsync(), await hub.FramesAsync(), Stopwatch.StartNew());
        await hub.Page.HoldsAsync($"start => fakeHubState.frames > start + {10 * Number("WALL_SECONDS", 5)}", frames, Bound);
        var (after, took) = (await hub.MetricsAsync(), watch.Elapsed.TotalSeconds);
        var shares = new[] { "TaskDuration", "ScriptDuration", "LayoutDuration", "RecalcStyleDuration" }.Select(n => $"{n} {100 * (after[n] - before[n]) / took:0} %");
        var longTasks = await hub.Page.EvaluateAsync<double[]>("longTasks");
        var cls = await hub.Page.EvaluateAsync<double>("window.cls");
        output.WriteLine($"{took:0.0} s: {string.Join(", ", shares)}; {longTasks.Length} tasks over 50 ms, the longest {longTasks.DefaultIfEmpty().Max():0} ms; CLS {FakeHub.Figure(cls)}");

        // The bounds allow for a machine with other load: of ten frames per second at least two must arrive.
        ((await hub.FramesAsync() - frames) / took).ShouldBeGreaterThan(2);
        cls.ShouldBeLessThan(0.1);
    }

    private static int Number(string variable, int normal) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : normal;
}
