using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Browser.Tests;

/// <summary>The screens while a vendor, the connection or a clock fails: they never show more than is known.</summary>
public sealed partial class FaultTests(Chromium chromium, IdleHosts hosts) : IAsyncLifetime
{
    private const string Stopped = "stopped: press Try again on the diagnostics page";
    private static readonly LocatorAssertionsToHaveAttributeOptions Soon = new() { Timeout = 40_000 };
    private HostProcess? _host;
    private bool _isBorrowed;

    private HostProcess Host => _host ?? throw new InvalidOperationException("No host was started.");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await chromium.CloseAsync();
        if (_host is { } host)
        {
            await (_isBorrowed ? hosts.ReturnAsync(host) : host.DisposeAsync().AsTask());
        }
    }

    [Fact]
    public async Task Vendor_ThatRefusesConnections_LeavesItsPhonesAsTheyWereWithTheirAge()
    {
        // The interval is long enough for a beat between fresh and stale, whatever the timing of the attempts.
        _host = await HostProcess.StartQuietAsync(poll: "00:00:03");
        var page = await OpenAsync();
        var tile = Tile(page, "bucharest", "0003*120");
        await Host.ControlAsync("voipnow/ring", new { extension = "0003*120", from = "0412341234" });
        await Host.ControlAsync("voipnow/answer", new { extension = "0003*120" });
        await Expect(tile).ToHaveAttributeAsync("data-shown", "OnCall");
        await RecordAsync(page, "bucharest/0003*120");

        await Host.FaultAsync("voipnow", new { kind = "Refuse" });

        await Expect(tile).ToHaveAttributeAsync("data-fresh", "stale", Soon);
        await Expect(tile.Locator("[data-slot=word]")).ToHaveTextAsync("On a call");
        await Expect(tile.Locator("[data-slot=time]")).ToHaveTextAsync(Ago());
        (await page.EvaluateAsync<string[]>("window.fresh")).ShouldBe(["ageing", "stale"]);
        await Expect(page.Locator(".tile:not([data-account=bucharest]):not([data-fresh=fresh])")).ToHaveCountAsync(0);
        await ExpectBadgeAsync(page, "bucharest", "Unreachable", "could not be reached", NextTry());
        await Expect(Trouble(page, "bucharest")).ToBeVisibleAsync();
        await Expect(Trouble(page, "bucharest")).ToContainTextAsync("could not be reached");

        // All rows of the account are old by now, and the counts show it.
        var old = await page.Locator(".tile[data-account=bucharest]").CountAsync();
        await Expect(page.Locator("[data-count=stale]")).ToHaveTextAsync($"{old}", new() { Timeout = 30_000 });
        await Expect(page.Locator(".count:has([data-count=stale])")).ToBeVisibleAsync();

        // Changes during the outage are unknown and must not be guessed.
        await Host.ControlAsync("voipnow/hangup", new { extension = "0003*120" });
        (await page.EvaluateAsync<string[]>("window.shown")).ShouldBeEmpty();

        await Host.ClearAsync("voipnow");
        await Expect(tile).ToHaveAttributeAsync("data-shown", "Idle", new() { Timeout = 60_000 });
        await Expect(tile).ToHaveAttributeAsync("data-fresh", "fresh");
        await Expect(Badge(page, "bucharest")).ToHaveAttributeAsync("data-health", "Ok", new() { Timeout = 60_000 });
        await Expect(Trouble(page, "bucharest")).ToHaveCountAsync(0);
        await Expect(page.Locator(".count:has([data-count=stale])")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task SignIn_ThatIsRefused_IsSaidToHaveStoppedPollingUntilSomebodyTriesAgain()
    {
        var page = await OpenAsync();
        await Host.FaultAsync("vonage", new { kind = "Status", status = 401, endpoint = "token" });
        await Host.FaultAsync("vonage", new { kind = "DropTokens" });

        await Expect(Badge(page, "montreal")).ToHaveAttributeAsync("data-health", "AuthRejected", Soon);
        await ExpectBadgeAsync(page, "montreal", "Sign-in refused", "Polling stopped", Exactly());
        await Expect(Trouble(page, "montreal").Locator("[data-slot=next]")).ToHaveTextAsync(Stopped);
        var home = await chromium.PageAsync(390, 844);
        await home.GotoAsync(Host.Address);
        await Expect(home.Locator(".account[data-key=montreal] [data-slot=message]")).ToContainTextAsync("Polling stopped");
        await Expect(home.Locator(".account[data-key=montreal] [data-slot=message]")).ToBeVisibleAsync();
        await home.Locator(".home-outage a").ClickAsync();
        await Expect(home.Locator("h1")).ToHaveTextAsync("Diagnostics");

        await Host.ClearAsync("vonage");
        await Host.RetryAsync("montreal");
        await Expect(Badge(page, "montreal")).ToHaveAttributeAsync("data-health", "Ok", Soon);
        await Expect(Badge(page, "montreal").Locator("[data-slot=message]")).ToHaveTextAsync("");
        await Expect(page.Locator(".tile[data-account=montreal]:not([data-fresh=fresh])")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Endpoint_ThatAloneFails_AgesWhatItAloneTells()
    {
        var page = await OpenAsync();
        await Host.FaultAsync("telecomx", new { kind = "Status", status = 500, endpoint = "sipphones" });

        await Expect(Badge(page, "copenhagen")).ToHaveAttributeAsync("data-health", "Degraded", Soon);
        await Expect(page.Locator(".registration[data-key^='copenhagen/'][data-fresh=stale]").First).ToBeAttachedAsync();
        await Expect(page.Locator(".registration[data-key^='copenhagen/']:not([data-fresh=stale])")).ToHaveCountAsync(0);
        await Expect(page.Locator(".registration:not([data-key^='copenhagen/']):not([data-fresh=fresh])")).ToHaveCountAsync(0);
        // Idle states are derived from the phones' registrations, so they are kept and become stale too. Nothing else ages.
        await Expect(page.Locator(".tile[data-account=copenhagen][data-shown=Idle][data-fresh=stale]").First).ToBeAttachedAsync();
        await Expect(page.Locator(".tile[data-shown=Unknown], .tile:not([data-account=copenhagen]):not([data-fresh=fresh])")).ToHaveCountAsync(0);
        await ExpectBadgeAsync(page, "copenhagen", "Degraded", "SIP phones", NextTry());
    }

    [Fact]
    public async Task Screen_WhoseClockIsAnHourAhead_ShowsALivePageFreshAndItsTimesRight()
    {
        var page = await OpenAsync(init:
            """
            const RealDate = Date;
            globalThis.Date = class extends RealDate {
              constructor(...parts) { parts.length === 0 ? super(RealDate.now() + 3_600_000) : super(...parts); }
              static now() { return RealDate.now() + 3_600_000; }
            };
            """);
        await Host.ControlAsync("jingl/ring", new { extension = "120", from = "0412341234" });
        await Host.ControlAsync("jingl/answer", new { extension = "120" });

        await Expect(Tile(page, "sydney", "120").Locator("[data-slot=time]")).ToHaveTextAsync(SomeSeconds());
        await Expect(page.Locator(".tile:not([data-fresh=fresh])")).ToHaveCountAsync(0);
        await Expect(Badge(page, "sydney").Locator("[data-slot=health]")).ToHaveTextAsync("OK");
        (await page.EvaluateAsync<double>("(Date.now() - Date.parse(document.querySelector('[data-page]').dataset.now)) / 60000")).ShouldBeGreaterThan(59);
    }

    [Fact]
    public async Task Host_ThatIsLost_LeavesEveryTileToAgeAndThenToBeUnknown()
    {
        _host = await HostProcess.StartQuietAsync(more: ["--Demo:Poll:ForgetAfter", "00:00:18"]);
        var page = await OpenAsync();
        await Host.ControlAsync("telecomx/ring", new { extension = "120", from = "0412341234" });
        await Expect(Tile(page, "copenhagen", "120")).ToHaveAttributeAsync("data-shown", "Ringing");
        await Expect(page.Locator(".tile[data-longest]")).ToHaveCountAsync(1);
        // The list of calls comes from another poll than the phone's state.
        await Expect(page.Locator(".call")).ToHaveCountAsync(1);
        await RecordAsync(page, "copenhagen/120");
        var free = await page.Locator(".tile[data-shown=Idle]").CountAsync();

        await Host.KillAsync();

        await Expect(page.Locator(".tile[data-fresh=stale]")).ToHaveCountAsync(200, new() { Timeout = 40_000 });
        await Expect(page.Locator(".tile[data-longest]")).ToHaveCountAsync(0);
        (await page.Locator(".tile[data-shown=Idle]").CountAsync()).ShouldBeLessThanOrEqualTo(free);
        await Expect(page.Locator(".tile[data-shown=Unknown]")).ToHaveCountAsync(200, new() { Timeout = 40_000 });
        await Expect(page.Locator("[data-count=idle]")).ToHaveTextAsync("0");
        await Expect(page.Locator("[data-count=ringing]")).ToHaveTextAsync("0");
        (await page.EvaluateAsync<string[]>("window.shown")).ShouldBe(["Unknown"]);
        await Expect(Badge(page, "copenhagen").Locator("[data-slot=health]")).ToHaveTextAsync("No news");
        await Expect(page.Locator(".call [data-slot=word]").First).ToHaveTextAsync("Unknown");
    }

    [Fact]
    public async Task VendorText_WithMarkupAndAnOverrideOfDirection_StaysTextInItsOwnPlace()
    {
        const string Hostile = "<script>document.title='owned'</script>\u202Eeid ot";
        var page = await OpenAsync();
        var name = await Tile(page, "copenhagen", "121").Locator("[data-slot=name]").InnerTextAsync();
        await Host.ControlAsync("telecomx/rename", new { extension = "121", name = Hostile });
        await Expect(Tile(page, "copenhagen", "121").Locator("[data-slot=name]")).ToHaveTextAsync(Hostile);

        // The vendor's response quotes the request. None of it may appear on the page.
        await Host.FaultAsync("telecomx", new { kind = "Echo", status = 400 });
        await Expect(Badge(page, "copenhagen")).ToHaveAttributeAsync("data-health", "Degraded", Soon);
        await Expect(Trouble(page, "copenhagen")).ToBeVisibleAsync();
        (await page.TitleAsync()).ShouldNotContain("owned");
        await Host.ControlAsync("telecomx/rename", new { extension = "121", name });

        // If a text of this kind appeared nevertheless, the elements beside it would stay in place.
        var moved = await page.EvaluateAsync<double>(
            """
            hostile => {
              const trouble = document.querySelector(".outage[data-key=copenhagen]");
              const left = () => [...trouble.querySelectorAll("[data-slot=id],[data-slot=health],[data-slot=lasting],[data-slot=next]")].map(e => e.getBoundingClientRect().left);
              const before = left();
              trouble.querySelector("[data-slot=message]").textContent = hostile;
              return Math.max(...left().map((x, i) => Math.abs(x - before[i])));
            }
            """,
            Hostile);
        moved.ShouldBeLessThan(1);
        foreach (var slot in new[] { ".outage [data-slot=message]", ".account [data-slot=message]", ".tile [data-slot=name]", ".tile [data-slot=line]" })
        {
            (await page.EvaluateAsync<string>("s => getComputedStyle(document.querySelector(s)).unicodeBidi", slot)).ShouldBe("isolate", slot);
        }
    }

    [GeneratedRegex(@"^\d+ s ago$", RegexOptions.None, 1000)]
    private static partial Regex Ago();

    [GeneratedRegex(@"^0:(?<seconds>0[6-9]|1\d)$", RegexOptions.None, 1000)]
    private static partial Regex SomeSeconds();

    [GeneratedRegex(@"^next try (?<when>now|in \d+ s)$", RegexOptions.None, 1000)]
    private static partial Regex NextTry();

    [GeneratedRegex("^" + Stopped + "$", RegexOptions.None, 1000)]
    private static partial Regex Exactly();

    [GeneratedRegex(@"^for \d+ s$", RegexOptions.None, 1000)]
    private static partial Regex Lasting();

    private static ILocator Tile(IPage page, string account, string number) => page.Locator($".tile[data-key='{account}/{number}']");

    private static ILocator Badge(IPage page, string account) => page.Locator($"[data-list=accounts] .account[data-key={account}]");

    private static ILocator Trouble(IPage page, string account) => page.Locator($"[data-list=troubles] .outage[data-key={account}]");

    private static async Task ExpectBadgeAsync(IPage page, string account, string word, string message, Regex next)
    {
        var badge = Badge(page, account);
        await Expect(badge.Locator("[data-slot=health]")).ToHaveTextAsync(word);
        await Expect(badge.Locator("[data-slot=lasting]")).ToHaveTextAsync(Lasting());
        await Expect(badge.Locator("[data-slot=message]")).ToContainTextAsync(message);
        await Expect(badge.Locator("[data-slot=next]")).ToHaveTextAsync(next);
        (await badge.GetAttributeAsync("title")).ShouldNotBeNull().ShouldContain(message);
    }

    /// <summary>Records every state and freshness that a tile is rendered with from now on.</summary>
    private static Task RecordAsync(IPage page, string key) => page.EvaluateAsync(
        """
        key => {
          [window.shown, window.fresh] = [[], []];
          const tile = document.querySelector(`.tile[data-key='${key}']`);
          new MutationObserver(all => all.forEach(m => m.attributeName === 'data-shown' ? shown.push(tile.dataset.shown) : fresh.push(tile.dataset.fresh)))
            .observe(tile, { attributes: true, attributeFilter: ['data-shown', 'data-fresh'] });
        }
        """,
        key);

    private async Task<IPage> OpenAsync(string? init = null)
    {
        if (_host is null)
        {
            (_host, _isBorrowed) = (await hosts.BorrowAsync(), true);
        }

        var page = await chromium.PageAsync();
        if (init is not null)
        {
            await page.AddInitScriptAsync(init);
        }

        await page.GotoAsync($"{Host.Address}/wall/everyone");
        await Expect(page.Locator("[data-slot=link]").First).ToHaveTextAsync("Live");
        await Expect(page.Locator(".tile:not([data-shown=Unknown])")).ToHaveCountAsync(200);
        return page;
    }
}
