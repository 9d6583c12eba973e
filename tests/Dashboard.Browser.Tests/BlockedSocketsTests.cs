using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Browser.Tests;

/// <summary>Boards behind a proxy that blocks WebSockets: the served page stays, and updates use another transport.</summary>
public sealed class BlockedSocketsTests(Chromium chromium, IdleHosts hosts) : IAsyncLifetime
{
    // Counts the visible phones in each frame after parsing has ended, because a page is painted while it loads.
    private const string CountFewest =
        """
        window.fewest = Infinity;
        const look = () => {
          const shown = [...document.querySelectorAll('.tile, .person')].filter(e => e.checkVisibility()).length;
          if (document.readyState !== 'loading') window.fewest = Math.min(window.fewest, shown);
          requestAnimationFrame(look);
        };
        look();
        """;

    private HostProcess _host = null!;

    public async ValueTask InitializeAsync() => _host = await hosts.BorrowAsync();

    public async ValueTask DisposeAsync()
    {
        await chromium.CloseAsync();
        await hosts.ReturnAsync(_host);
    }

    [Theory]
    [InlineData("/wall/everyone", ".tile", 0)]
    [InlineData("/wall/everyone", ".tile", 4)]
    [InlineData("/team/everyone", ".person", 0)]
    public async Task Board_WhoseSocketsAreRefusedOrLate_KeepsWhatWasServedAndGoesLive(string path, string phone, int delay)
    {
        await using var proxy = await PageProxy.BlockingSocketsAsync(_host.Address, delay == 0 ? null : TimeSpan.FromSeconds(delay));
        var page = await OpenAsync(proxy.Address + path);

        await Expect(page.Locator("[data-slot=link]")).ToHaveTextAsync("Live");
        await _host.ControlAsync("vonage/ring", new { extension = "120", from = "0412341234" });
        await Expect(page.Locator($"{phone}[data-key='montreal/120']")).ToHaveAttributeAsync("data-shown", "Ringing");

        proxy.Upgrades.ShouldBeGreaterThan(0);
        (await page.EvaluateAsync<int>("window.fewest")).ShouldBeGreaterThan(30);
    }

    [Fact]
    public async Task Board_ThatIsResizedBeforeTheFirstSnapshot_LaysOutWhatWasServed()
    {
        await using var proxy = await PageProxy.BlockingSocketsAsync(_host.Address, TimeSpan.FromMinutes(1));
        var page = await OpenAsync($"{proxy.Address}/wall/everyone");
        await page.HoldsAsync("window.fewest < Infinity");

        await page.SetViewportSizeAsync(1000, 1000);
        await page.HoldsAsync("document.querySelector('.tiles').style.getPropertyValue('--columns') < 8");

        (await page.EvaluateAsync<int>("window.fewest")).ShouldBeGreaterThan(30);
        await Expect(page.Locator("[data-slot=link]")).ToHaveTextAsync("Connecting…");
    }

    [Fact]
    public async Task Board_WithoutAnyTransport_SaysSoAndFetchesWhatIsNew()
    {
        await using var proxy = await PageProxy.BlockingSocketsAsync(_host.Address);
        var page = await chromium.PageAsync();
        await page.Context.RouteAsync("**/hubs/**", route => route.AbortAsync());
        await page.GotoAsync($"{proxy.Address}/wall/everyone");

        await Expect(page.Locator("[data-slot=link]")).ToContainTextAsync("Live updates are blocked — showing what was known at ");
        await _host.ControlAsync("vonage/ring", new { extension = "120", from = "0412341234" });
        await Expect(page.Locator(".tile[data-key='montreal/120']")).ToHaveAttributeAsync("data-shown", "Ringing", new() { Timeout = 40_000 });
    }

    [Fact]
    public async Task SupervisorsBoard_WhoseSocketsAreRefused_IsLiveNevertheless()
    {
        await using var proxy = await PageProxy.BlockingSocketsAsync(_host.Address);
        var page = await chromium.PageAsync();
        await page.GotoAsync($"{proxy.Address}/supervisor");
        await Expect(page.Locator(".supervisor-board [data-key='montreal/120']")).ToHaveAttributeAsync("data-shown", "Idle");

        await _host.ControlAsync("vonage/ring", new { extension = "120", from = "0412341234" });

        await Expect(page.Locator(".supervisor-board [data-key='montreal/120']")).ToHaveAttributeAsync("data-shown", "Ringing");
        await Expect(page.GetByRole(AriaRole.Gridcell, new() { Name = "0412341234" }).First).ToBeVisibleAsync();
        proxy.Upgrades.ShouldBeGreaterThan(0);
    }

    private async Task<IPage> OpenAsync(string address)
    {
        var page = await chromium.PageAsync();
        await page.AddInitScriptAsync(CountFewest);
        await page.GotoAsync(address);
        return page;
    }
}
