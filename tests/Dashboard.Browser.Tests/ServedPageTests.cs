using static Microsoft.Playwright.Assertions;

namespace Dashboard.Browser.Tests;

/// <summary>Pages without a running script: the rendered data ages by CSS alone, and the page reloads periodically.</summary>
public sealed class ServedPageTests(Chromium chromium, IdleHosts hosts) : IAsyncLifetime
{
    private HostProcess _host = null!;

    public async ValueTask InitializeAsync() => _host = await hosts.BorrowAsync();

    public async ValueTask DisposeAsync()
    {
        await chromium.CloseAsync();
        await hosts.ReturnAsync(_host);
    }

    [Theory]
    [InlineData("/wall/everyone", ".tile")]
    [InlineData("/team/everyone", ".person")]
    [InlineData("/supervisor", ".supervisor-board .tile")]
    public async Task Page_WhoseScriptDoesNotParse_AgesSaysSoAndLoadsAgain(string path, string phone)
    {
        var page = await chromium.PageAsync(worker: false);
        await page.Clock.InstallAsync();
        await page.RouteAsync("**/js/*.js", route => route.FulfillAsync(new() { ContentType = "text/javascript", Body = "this is { no script" }));
        await page.GotoAsync(_host.Address + path);
        var (tile, note) = (page.Locator(phone).First, page.Locator(".served-note"));
        await Expect(tile).ToBeVisibleAsync();
        await Expect(note).ToBeHiddenAsync();

        // Speeds up the animations, which span half a minute.
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Animation.enable");
        await session.SendAsync("Animation.setPlaybackRate", new() { ["playbackRate"] = 200 });
        await Expect(note).ToBeVisibleAsync();
        await Expect(tile).ToHaveCSSAsync("filter", "saturate(0.35)");

        await page.UnrouteAsync("**/js/*.js");
        await page.RunAndWaitForResponseAsync(() => page.Clock.FastForwardAsync(61_000), answer => answer.Request.IsNavigationRequest);
        await Expect(page.Locator("[data-page]:not([data-served])")).ToBeAttachedAsync();
        await Expect(note).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Page_WhoseScriptDoesNotParseWhileTheServerIsDown_StaysUntilTheServerAnswers()
    {
        var page = await chromium.PageAsync(worker: false);
        await page.Clock.InstallAsync();
        await page.RouteAsync("**/js/*.js", route => route.FulfillAsync(new() { ContentType = "text/javascript", Body = "this is { no script" }));
        await page.GotoAsync($"{_host.Address}/wall/everyone");
        await page.UnrouteAsync("**/js/*.js");

        await page.RouteAsync("**/wall/everyone", route => route.FulfillAsync(new() { Status = 502, Body = "Bad gateway" }));
        await page.RunAndWaitForResponseAsync(() => page.Clock.FastForwardAsync(61_000), answer => answer.Status == 502);
        await Expect(page.Locator(".tile").First).ToBeVisibleAsync();

        await page.UnrouteAsync("**/wall/everyone");
        await page.RunAndWaitForResponseAsync(() => page.Clock.FastForwardAsync(61_000), answer => answer.Request.IsNavigationRequest);
        await Expect(page.Locator("[data-page]:not([data-served])")).ToBeAttachedAsync();
    }
}
