using System.Diagnostics;
using System.Text.RegularExpressions;
using Dashboard.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Browser.Tests;

/// <summary>A wall that runs for months: it survives failures of the server, the connection and its own browser, and reports them.</summary>
public sealed partial class UptimeTests(Chromium chromium, IdleHosts hosts) : IAsyncLifetime
{
    private static readonly LocatorAssertionsToHaveTextOptions Later = new() { Timeout = 40_000 };

    /// <summary>Speeds up the page's clock and timers tenfold, and lets a test suppress painting.</summary>
    private const string FastAndWedged =
        """
        const [now, begin] = [Date.now, Date.now()];
        Date.now = () => begin + (now() - begin) * 10;
        for (const name of ['setTimeout', 'setInterval']) {
          const timer = window[name];
          window[name] = (act, ms, ...more) => timer(act, (ms ?? 0) / 10, ...more);
        }
        const frame = window.requestAnimationFrame;
        window.requestAnimationFrame = act => window.isWedged ? 0 : frame(act);
        """;

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(40);
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("LONG_TESTS") == "1";
    private HostProcess _host = null!;

    // Each test starts with quiet phone systems, so only the test's own changes occur.
    public async ValueTask InitializeAsync() => _host = await hosts.BorrowAsync();

    public async ValueTask DisposeAsync()
    {
        await chromium.CloseAsync();
        await hosts.ReturnAsync(_host);
    }

    [Fact]
    public async Task Server_PausedForAMinute_IsSaidWithItsAgeAndThenSurvived()
    {
        var page = await OpenAsync(async page => await (IsLong ? Task.CompletedTask : page.Clock.InstallAsync()));
        await _host.ControlAsync("jingl/ring", new { extension = "120", from = "0412341234" });
        await Expect(Tile(page)).ToHaveAttributeAsync("data-shown", "Ringing");
        await _host.PauseAsync();

        await Expect(Link(page)).ToHaveTextAsync(NotLive());
        await Expect(page).ToHaveTitleAsync(NoConnection());
        await Expect(Tile(page)).ToHaveAttributeAsync("data-fresh", "stale", new() { Timeout = 30_000 });
        if (!IsLong)
        {
            await page.Clock.FastForwardAsync(60_000);
        }

        // After a real minute the page has tried to reconnect several times and has requested itself again.
        await Expect(Tile(page).Locator("[data-slot=time]")).ToHaveTextAsync("1 min ago", new() { Timeout = 80_000 });
        await Expect(Tile(page)).ToHaveAttributeAsync("data-shown", "Ringing");
        await Expect(page.Locator(".tile")).ToHaveCountAsync(200);

        await _host.ResumeAsync();
        await Expect(Link(page)).ToHaveTextAsync("Live", Later);
        await _host.ControlAsync("jingl/hangup", new { extension = "120" });
        await Expect(Tile(page)).ToHaveAttributeAsync("data-shown", "Idle");
        // A device may have missed its refresh while the server was stopped, which raises an alert of its own.
        await Expect(page).Not.ToHaveTitleAsync(NoConnection());
    }

    [Fact]
    public async Task Server_KilledAndStartedAgain_IsSaidAndThenSurvivedWithoutABlank()
    {
        var page = await OpenAsync();
        await _host.ControlAsync("jingl/ring", new { extension = "120", from = "0412341234" });
        await Expect(Tile(page)).ToHaveAttributeAsync("data-shown", "Ringing");
        var address = _host.Address;
        await _host.KillAsync();

        await Expect(Link(page)).ToContainTextAsync("Connection lost");
        await Expect(page.Locator(".tile")).ToHaveCountAsync(200);
        // The state may have changed since, so it ages, but it is never shown as free.
        await Expect(Tile(page)).ToHaveAttributeAsync("data-fresh", "stale", new() { Timeout = 30_000 });
        await Expect(Tile(page)).ToHaveAttributeAsync("data-shown", "Ringing");
        await Expect(Tile(page).Locator("[data-slot=time]")).ToContainTextAsync("ago");

        await _host.DisposeAsync();
        _host = await HostProcess.StartQuietAsync(address);
        await Expect(Link(page)).ToHaveTextAsync("Live", Later);
        await Expect(Tile(page)).ToHaveAttributeAsync("data-shown", "Idle", new() { Timeout = 20_000 });
        await Expect(page.Locator(".tile")).ToHaveCountAsync(200);
    }

    [Fact]
    public async Task Tab_FrozenAndGoingOn_StartsFromASnapshotAndNotFromWhatWaited()
    {
        var page = await OpenAsync();
        await page.EvaluateAsync(
            """
            () => {
              window.news = [];
              new MutationObserver(all => all.forEach(m => news.push(m.attributeName === 'data-link' ? m.target.dataset.link : 'frame')))
                .observe(document.querySelector('[data-page]'), { attributes: true, attributeFilter: ['data-link', 'data-version'] });
            }
            """);
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("Debugger.enable");
        await page.EvaluateAsync("news.length = 0");
        await devtools.SendAsync("Debugger.pause");
        // The paused page's socket continues to receive data.
        var frozen = Stopwatch.StartNew();
        while (frozen.Elapsed < TimeSpan.FromSeconds(13))
        {
            await _host.ControlAsync("jingl/ring", new { extension = "120", from = "0412341234" });
            await UntilKnownAsync("Ringing");
            await _host.ControlAsync("jingl/hangup", new { extension = "120" });
            await UntilKnownAsync("Idle");
        }

        await _host.ControlAsync("jingl/ring", new { extension = "120", from = "0412341234" });
        await UntilKnownAsync("Ringing");
        await devtools.SendAsync("Debugger.resume");
        await Expect(Tile(page)).ToHaveAttributeAsync("data-shown", "Ringing");
        await Expect(Link(page)).ToHaveTextAsync("Live");
        (await page.EvaluateAsync<string[]>("news.slice(news.indexOf('lost'))")).Take(3).ShouldBe(["lost", "frame", "live"]);
        (await page.EvaluateAsync<int>("news.indexOf('lost')")).ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public async Task Line_LostAndFoundTwentyTimes_LeavesOneViewerAndNothingMoreInThePage()
    {
        var page = await OpenAsync();
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await CycleAsync(3);
        var before = await CountersAsync(devtools);
        await CycleAsync(20);

        // Recently released listeners may exist for a short time. Leaked ones remain.
        await Eventually.HoldsAsync(async () => await CountersAsync(devtools) <= before, Bound, $"no more than {before} listeners");

        async Task CycleAsync(int times)
        {
            for (var i = 0; i < times; i++)
            {
                await page.EvaluateAsync("document.dispatchEvent(new Event('freeze'))");
                await UntilViewersAsync(0);
                await page.EvaluateAsync("document.dispatchEvent(new Event('resume'))");
                await UntilViewersAsync(1);
                await Expect(Link(page)).ToHaveTextAsync("Live");
            }
        }
    }

    [Fact]
    public async Task Network_OfflineAndBack_IsSaidAndThenSurvived()
    {
        var page = await OpenAsync();
        await page.Context.SetOfflineAsync(true);
        await Expect(Link(page)).ToContainTextAsync("Connection lost", new() { Timeout = 30_000 });
        await Expect(page.Locator(".tile")).ToHaveCountAsync(200);

        await page.Context.SetOfflineAsync(false);
        await Expect(Link(page)).ToHaveTextAsync("Live", Later);
    }

    [Fact]
    public async Task Paint_Withheld_LoadsThePageAnewButNeverASignInOrNothing()
    {
        var page = await chromium.PageAsync(worker: false);
        await page.AddInitScriptAsync(FastAndWedged);
        await page.GotoAsync($"{_host.Address}/wall/everyone");
        await Expect(page.Locator(".tile:not([data-shown=Unknown])")).ToHaveCountAsync(200);
        var answered = 0;
        Func<IRoute, Task> answer = route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<form>Sign in</form>" });
        await page.RouteAsync("**/wall/everyone", async route =>
        {
            await answer(route);
            answered++;
        });
        await page.EvaluateAsync("window.isWedged = true");

        // First a new page is requested, then a full reload, repeatedly. The first three attempts find no board.
        await UntilAskedAsync(2);
        answer = route => route.FulfillAsync(new() { Status = 302, Headers = new Dictionary<string, string> { ["location"] = "/sign-in" } });
        await UntilAskedAsync(1);
        answer = route => route.AbortAsync();
        await UntilAskedAsync(1);
        (await page.EvaluateAsync<bool>("window.isWedged")).ShouldBeTrue();
        await Expect(page.Locator(".tile")).ToHaveCountAsync(200);

        var loaded = new TaskCompletionSource();
        page.Load += (_, _) => loaded.TrySetResult();
        await page.UnrouteAsync("**/wall/everyone");
        await loaded.Task.WaitAsync(Bound);
        await Expect(page.Locator(".tile:not([data-shown=Unknown])")).ToHaveCountAsync(200);

        async Task UntilAskedAsync(int more)
        {
            var wanted = answered + more;
            await Eventually.HoldsAsync(() => answered >= wanted, Bound, $"{wanted} looks for the page");
        }
    }

    [Fact]
    public async Task Browser_StartedWhileTheServerIsDown_ShowsTheLastBoardWithItsAge()
    {
        var page = await OpenAsync();
        await _host.ControlAsync("jingl/ring", new { extension = "120", from = "0412341234" });
        await Expect(Tile(page)).ToHaveAttributeAsync("data-shown", "Ringing");
        // The cached data is at most 30 s old. A newly opened page caches its own data at once, beside that of the other page.
        page = await page.Context.NewPageAsync();
        await page.GotoAsync($"{_host.Address}/wall/everyone");
        await page.HoldsAsync("async () => navigator.serviceWorker.controller && await caches.match(location.href)");
        await page.HoldsAsync("async () => (await (await caches.match('/kept/everyone'))?.json())?.known.extensions.find(e => e.key === 'sydney/120')?.state === 'Ringing'");
        var address = _host.Address;
        await _host.KillAsync();

        var later = await page.Context.NewPageAsync();
        await later.GotoAsync($"{address}/wall/everyone");
        await Expect(Link(later)).ToContainTextAsync("Connection lost — showing what was known at");
        await Expect(later.Locator(".tile")).ToHaveCountAsync(200);
        await Expect(Tile(later)).ToHaveAttributeAsync("data-shown", "Ringing");
        await Expect(Tile(later)).ToHaveAttributeAsync("data-fresh", "stale", new() { Timeout = 30_000 });
        await Expect(later).ToHaveTitleAsync(NoConnection());
        await page.ReloadAsync();
        await Expect(page.Locator(".tile")).ToHaveCountAsync(200);

        await _host.DisposeAsync();
        _host = await HostProcess.StartQuietAsync(address);
        await Expect(Link(later)).ToHaveTextAsync("Live", Later);
        await Expect(Tile(later)).ToHaveAttributeAsync("data-shown", "Idle");
    }

    [GeneratedRegex("^(?:No news|Connection lost) — showing what was known at ", RegexOptions.None, 1000)]
    private static partial Regex NotLive();

    [GeneratedRegex("^⚠ No connection — Everyone$", RegexOptions.None, 1000)]
    private static partial Regex NoConnection();

    private static ILocator Link(IPage page) => page.Locator("[data-slot=link]").First;

    private static ILocator Tile(IPage page) => page.Locator(".tile[data-key='sydney/120']");

    /// <summary>Returns the number of event listeners in the page after a garbage collection.</summary>
    private static async Task<int> CountersAsync(ICDPSession devtools)
    {
        await devtools.SendAsync("HeapProfiler.collectGarbage");
        return (await devtools.SendAsync("Memory.getDOMCounters"))!.Value.GetProperty("jsEventListeners").GetInt32();
    }

    private Task UntilKnownAsync(string state) =>
        Eventually.HoldsAsync(async () => await _host.StateAsync("sydney/120") == state, Bound, state);

    private Task UntilViewersAsync(int count) =>
        Eventually.HoldsAsync(async () => await _host.ViewersAsync("everyone") == count, Bound, $"{count} viewers");

    private async Task<IPage> OpenAsync(Func<IPage, Task>? prepare = null)
    {
        var page = await chromium.PageAsync();
        await (prepare?.Invoke(page) ?? Task.CompletedTask);
        await page.GotoAsync($"{_host.Address}/wall/everyone");
        await Expect(Link(page)).ToHaveTextAsync("Live");
        await Expect(page.Locator(".tile:not([data-shown=Unknown])")).ToHaveCountAsync(200);
        return page;
    }
}
