using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Browser.Tests.Measuring;

/// <summary>A wall whose hub is made up inside the page, so that the page alone is measured.</summary>
internal sealed class FakeHub
{
    private readonly ICDPSession _devTools;

    private FakeHub(IPage page, ICDPSession devTools) => (Page, _devTools) = (page, devTools);

    public IPage Page { get; }

    /// <param name="chromium">The browser.</param>
    /// <param name="host">Serves the page and its script; what is shown is made up.</param>
    /// <param name="tiles">How many extensions.</param>
    /// <param name="changes">How many changes a second, in ten frames.</param>
    /// <param name="fast">Whether the page's clock is ours, see <see cref="AdvanceAsync"/>.</param>
    public static async Task<FakeHub> OpenAsync(Chromium chromium, HostProcess host, int tiles, int changes, bool fast)
    {
        var page = await chromium.PageAsync();
        var settings = JsonSerializer.Serialize(new { tiles, changes, frames = 10, fast, leak = Environment.GetEnvironmentVariable("WALL_LEAK") is not null });
        var script = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Measuring/fake-hub.js"));
        await page.AddInitScriptAsync($$"""
            window.fakeHub = {{settings}};
            {{script}}
            window.longTasks = [];
            new PerformanceObserver(l => l.getEntries().forEach(e => longTasks.push(e.duration))).observe({ type: 'longtask' });
            {{LayoutShift.Script}}
            """);
        await page.GotoAsync($"{host.Address}/wall/everyone");
        var hub = new FakeHub(page, await page.Context.NewCDPSessionAsync(page));
        await hub._devTools.SendAsync("Performance.enable");
        if (fast)
        {
            await hub.AdvanceAsync(TimeSpan.FromSeconds(20));
        }

        await Expect(page.Locator(".tile")).ToHaveCountAsync(tiles);
        return hub;
    }

    /// <summary>Lets simulated time pass as fast as it goes.</summary>
    /// <returns>How many frames came so far.</returns>
    public async Task<int> AdvanceAsync(TimeSpan time)
    {
        var state = await Page.EvaluateAsync<JsonElement>("ms => fakeHubAdvance(ms)", time.TotalMilliseconds);
        return state.GetProperty("frames").GetInt32();
    }

    /// <summary>How many frames came so far.</summary>
    public Task<int> FramesAsync() => Page.EvaluateAsync<int>("fakeHubState.frames");

    /// <summary>What scripts hold, in MiB, after all that is let go of was collected.</summary>
    public async Task<double> HeapAsync()
    {
        await _devTools.SendAsync("HeapProfiler.collectGarbage");
        var usage = await _devTools.SendAsync("Runtime.getHeapUsage");
        return usage!.Value.GetProperty("usedSize").GetDouble() / 1024 / 1024;
    }

    /// <summary>What the browser measured of the page since it was opened, by name: seconds, counts.</summary>
    public async Task<Dictionary<string, double>> MetricsAsync()
    {
        var answer = await _devTools.SendAsync("Performance.getMetrics");
        return answer!.Value.GetProperty("metrics").EnumerateArray().ToDictionary(m => m.GetProperty("name").GetString()!, m => m.GetProperty("value").GetDouble());
    }

    /// <summary>A figure as it is written.</summary>
    public static string Figure(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
