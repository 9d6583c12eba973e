using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Browser.Tests.Measuring;

/// <summary>A wall page with a simulated hub inside the page, so that only the page is measured.</summary>
internal sealed class FakeHub
{
    private readonly ICDPSession _devTools;

    private FakeHub(IPage page, ICDPSession devTools) => (Page, _devTools) = (page, devTools);

    public IPage Page { get; }

    /// <param name="chromium">The browser.</param>
    /// <param name="host">The host that serves the page and its script. The presence data is simulated.</param>
    /// <param name="tiles">The number of extensions.</param>
    /// <param name="changes">The number of changes per second, in ten frames.</param>
    /// <param name="fast">Whether the test controls the page's clock, see <see cref="AdvanceAsync"/>.</param>
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

    /// <summary>Advances the simulated time as fast as possible.</summary>
    /// <returns>The total number of frames.</returns>
    public async Task<int> AdvanceAsync(TimeSpan time)
    {
        var state = await Page.EvaluateAsync<JsonElement>("ms => fakeHubAdvance(ms)", time.TotalMilliseconds);
        return state.GetProperty("frames").GetInt32();
    }

    /// <summary>Returns the total number of frames.</summary>
    public Task<int> FramesAsync() => Page.EvaluateAsync<int>("fakeHubState.frames");

    /// <summary>Returns the script heap in MiB after a garbage collection.</summary>
    public async Task<double> HeapAsync()
    {
        await _devTools.SendAsync("HeapProfiler.collectGarbage");
        var usage = await _devTools.SendAsync("Runtime.getHeapUsage");
        return usage!.Value.GetProperty("usedSize").GetDouble() / 1024 / 1024;
    }

    /// <summary>Returns the browser's metrics of the page by name, in seconds or counts.</summary>
    public async Task<Dictionary<string, double>> MetricsAsync()
    {
        var answer = await _devTools.SendAsync("Performance.getMetrics");
        return answer!.Value.GetProperty("metrics").EnumerateArray().ToDictionary(m => m.GetProperty("name").GetString()!, m => m.GetProperty("value").GetDouble());
    }

    /// <summary>Formats a number for output.</summary>
    public static string Figure(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
