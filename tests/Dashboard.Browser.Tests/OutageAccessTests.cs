using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Browser.Tests;

/// <summary>The accessibility of every page in every theme while all four accounts fail.</summary>
public sealed class OutageAccessTests(Chromium chromium, FailingHost failing) : IClassFixture<FailingHost>, IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await chromium.CloseAsync();

    [Theory]
    [InlineData("/", 1920, 1080)]
    [InlineData("/", 390, 844)]
    [InlineData("/wall/everyone", 1920, 1080)]
    [InlineData("/wall/everyone", 390, 844)]
    [InlineData("/team/everyone", 1280, 720)]
    [InlineData("/team/everyone", 390, 844)]
    [InlineData("/wall/everyone?theme=light", 1920, 1080)]
    [InlineData("/team/everyone?theme=light", 390, 844)]
    [InlineData("/wall/everyone?theme=contrast", 1920, 1080)]
    [InlineData("/team/everyone?theme=contrast", 1280, 720)]
    public async Task Axe_WithFourAccountsFailing_FindsNothing(string path, int width, int height)
    {
        var page = await chromium.PageAsync(width, height);
        await page.GotoAsync(failing.Host.Address + path);
        await Expect(page.Locator(".account[data-key=sydney] [data-slot=message]")).ToBeVisibleAsync(new() { Visible = !path.StartsWith("/wall/", StringComparison.Ordinal) || width < 700 });
        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();

        (await page.AxeAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1920)]
    [InlineData(1900)]
    [InlineData(1600)]
    [InlineData(1440)]
    [InlineData(1366)]
    [InlineData(1280)]
    [InlineData(1024)]
    public async Task Bar_WithFourAccountsFailing_HasRoomForTheCountsOfAThousand(int width)
    {
        var page = await chromium.PageAsync(width, 800);
        await page.GotoAsync($"{failing.Host.Address}/supervisor?account=bucharest");
        await Expect(page.Locator(".supervisor-outage")).ToContainTextAsync("bucharest");
        await page.EvaluateAsync("for (const count of document.querySelectorAll('.chip b')) count.textContent = '1234'");

        (await page.EvaluateAsync<double>("document.querySelector('.supervisor-alerts').getBoundingClientRect().right")).ShouldBeLessThan(width);
    }

    [Theory]
    [InlineData("extensions", "time", 390, 844)]
    [InlineData("registrations", "expiry", 390, 844)]
    [InlineData("extensions", "time", 1920, 1080)]
    [InlineData("registrations", "expiry", 1920, 1080)]
    public async Task Desk_WithFourAccountsFailing_TellsEveryAgeWhole(string grid, string column, int width, int height)
    {
        var page = await chromium.PageAsync(width, height);
        await page.GotoAsync($"{failing.Host.Address}/supervisor?account=bucharest&tab={grid}");
        var ages = page.Locator($"[data-grid={grid}] td.cell-{column} time", new() { HasText = "ago" });
        await Expect(ages.Nth(5)).ToBeVisibleAsync();

        // The longest text of an age within a day.
        var cut = await page.EvaluateAsync<string[]>(
            """
            selector => [...document.querySelectorAll(selector)].filter(cell => cell.querySelector('time')).flatMap(cell => {
              cell.querySelector('time').textContent = '59 min ago';
              const words = document.createRange();
              words.selectNodeContents(cell);
              const style = getComputedStyle(cell);
              const room = Math.min(cell.getBoundingClientRect().right, innerWidth) - parseFloat(style.paddingRight);
              return words.getBoundingClientRect().right > room ? [cell.textContent] : [];
            })
            """,
            $"[data-grid={grid}] td.cell-{column}");
        cut.ShouldBeEmpty();
    }
}

/// <summary>A host with four failed accounts.</summary>
public sealed class FailingHost(Chromium chromium) : IAsyncLifetime
{
    internal HostProcess Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await HostProcess.StartQuietAsync();
        var page = await chromium.PageAsync();
        await page.GotoAsync($"{Host.Address}/wall/everyone");
        await Expect(page.Locator(".tile:not([data-shown=Unknown])")).ToHaveCountAsync(200);
        await OutageHost.FailAllAsync(Host, page);
    }

    public async ValueTask DisposeAsync() => await Host.DisposeAsync();
}
