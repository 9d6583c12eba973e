using Dashboard.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Browser.Tests;

/// <summary>The host below a path of a real proxy, in a real browser.</summary>
public sealed class BelowPathTests(Chromium chromium) : IAsyncLifetime
{
    private HostProcess _host = null!;
    private HaProxy _proxy = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await HostProcess.StartAsync(more: ["--Access:TrustedProxies", "127.0.0.1"]);
        _proxy = await HaProxy.StartAsync(new Uri(_host.Address), "/phones", sendsPrefix: true);
    }

    public async ValueTask DisposeAsync()
    {
        await chromium.CloseAsync();
        await _proxy.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Pages_BelowAPath_AreLiveAndAskForNothingOutsideIt()
    {
        var page = await chromium.PageAsync();
        var outside = new List<string>();
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "ws" } address && !address.AbsolutePath.StartsWith("/phones/", StringComparison.Ordinal))
            {
                outside.Add(request.Url);
            }
        };

        await page.GotoAsync($"{_proxy.Address}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Open wall" }).First.ClickAsync();
        await Expect(page.Locator("[data-page=wall][data-link=live]")).ToBeVisibleAsync();
        await page.HoldsAsync("async () => (await navigator.serviceWorker.getRegistration())?.scope.endsWith('/phones/')");
        await page.HoldsAsync("async () => { const names = await caches.keys(); return names.length > 0 && names.every(name => name.startsWith('dashboard-/phones/#')); }", bound: TimeSpan.FromSeconds(60));

        await page.GotoAsync($"{_proxy.Address}team/everyone");
        await Expect(page.Locator("[data-page=team][data-link=live]")).ToBeVisibleAsync();
        await page.GotoAsync($"{_proxy.Address}supervisor");
        await Expect(page.Locator("[data-page][data-connection=live]")).ToBeVisibleAsync();
        await page.GotoAsync($"{_proxy.Address}display");
        await Expect(page.Locator("[data-pairing=waiting]")).ToBeVisibleAsync();

        outside.ShouldBeEmpty();
    }
}
