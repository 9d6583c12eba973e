using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Browser.Tests;

/// <summary>The time from a phone's ringing in the simulator to its tile in Chromium, with a poll each second.</summary>
[Collection(MeasuringCollection.Name)]
[Trait("Category", "Performance")]
public sealed class LatencyTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private const int Changes = 30;
    private HostProcess _host = null!;

    public async ValueTask InitializeAsync() => _host = await HostProcess.StartAsync(isMeasured: true, more: ["--Demo:Traffic", "false", "--Demo:Poll:Presence", "00:00:01"]);

    public async ValueTask DisposeAsync()
    {
        await chromium.CloseAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Change_InTheSimulator_IsPaintedWithinAPollAndABit()
    {
        var page = await chromium.PageAsync();
        await page.GotoAsync($"{_host.Address}/wall/everyone");
        await Expect(page.Locator("[data-slot=link]").First).ToHaveTextAsync("Live");
        await Expect(page.Locator(".tile[data-key='sydney/120'][data-shown=Idle]")).ToHaveCountAsync(1);
        var times = new List<double>();
        for (var i = 0; i < Changes; i++)
        {
            // Each painted change follows a poll. Without this varying delay each change would come directly after a poll and wait a full
            // second
            // for the next one.
            await Task.Delay(TimeSpan.FromMilliseconds(i * 373 % 1000), TimeProvider.System);
            var wanted = i % 2 == 0 ? "Ringing" : "Idle";
            var seen = page.EvaluateAsync<double>(
                """
                wanted => new Promise(done => {
                  const tile = document.querySelector(".tile[data-key='sydney/120']");
                  const look = () => tile.dataset.shown === wanted && requestAnimationFrame(() => done(Date.now()));
                  new MutationObserver(look).observe(tile, { attributes: true });
                  look();
                })
                """,
                wanted);
            var started = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
            await _host.ControlAsync(i % 2 == 0 ? "jingl/ring" : "jingl/hangup", new { extension = "120", from = "0412341234" });
            times.Add(await seen.WaitAsync(TimeSpan.FromSeconds(20)) - started);
        }

        times.Sort();
        var (p50, p95, p99) = (times[Changes / 2], times[(Changes * 95 / 100)], times[^1]);
        output.WriteLine($"simulator change to painted element, {Changes} changes at a 1 s poll: p50 {p50:0} ms, p95 {p95:0} ms, p99 {p99:0} ms");
        p95.ShouldBeLessThan(2500);
    }
}
