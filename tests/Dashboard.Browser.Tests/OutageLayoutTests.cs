using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Browser.Tests;

/// <summary>The layout of the screens while all four accounts fail, each with another fault.</summary>
public sealed class OutageLayoutTests(Chromium chromium, IdleHosts hosts) : IAsyncLifetime
{
    private HostProcess _host = null!;

    public async ValueTask InitializeAsync() => _host = await hosts.BorrowAsync();

    public async ValueTask DisposeAsync()
    {
        await chromium.CloseAsync();
        // After these tests a vendor's requested pause of 120 s remains, so the host is not returned to the pool.
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Wall_WithFourAccountsFailing_CutsNothingOffAndMovesNoTile()
    {
        var walls = await OpenAsync();
        await OutageHost.FailAllAsync(_host, [.. walls.Select(w => w.Page)]);

        foreach (var (page, before) in walls)
        {
            (await PlacesAsync(page)).ShouldBe(before);
            (await ProblemsAsync(page)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Wall_WhoseHostIsLost_SaysSoAndMovesNoTile()
    {
        var walls = await OpenAsync();

        await _host.KillAsync();

        foreach (var (page, before) in walls)
        {
            await Expect(page.Locator("[data-slot=link]").First).ToContainTextAsync("Connection lost");
            (await PlacesAsync(page)).ShouldBe(before);
        }
    }

    private static Task<string[]> ProblemsAsync(IPage page) => page.EvaluateAsync<string[]>(
        """
        () => {
          const problems = [];
          const doc = document.documentElement;
          if (doc.scrollHeight > innerHeight || doc.scrollWidth > innerWidth) problems.push('the page scrolls');
          const strip = document.querySelector('[data-list=accounts]').getBoundingClientRect();
          for (const badge of document.querySelectorAll('[data-list=accounts] .account'))
            for (const slot of badge.querySelectorAll('[data-slot=id],[data-slot=health],[data-slot=lasting]')) {
              const box = slot.getBoundingClientRect();
              const what = `${badge.dataset.key} ${slot.dataset.slot}`;
              if (box.width === 0) problems.push(`${what} is not there`);
              if (slot.scrollWidth > slot.clientWidth + 1 && slot.clientWidth > 0) problems.push(`${what} is shortened`);
              if (box.left < strip.left - 1 || box.right > strip.right + 1 || box.bottom > strip.bottom + 1) problems.push(`${what} is cut off`);
            }
          for (const row of document.querySelectorAll('.outage')) if (row.classList.contains('is-out')) problems.push(`${row.dataset.key} is left out`);
          return problems;
        }
        """);

    // Positions are relative to the wall, which pixel shift moves each minute. A tile on another page has no position.
    private static Task<string> PlacesAsync(IPage page) => page.EvaluateAsync<string>(
        """
        () => {
          const wall = document.querySelector('.wall').getBoundingClientRect();
          return [...document.querySelectorAll('.board-header, .tile')].map(t => {
            const r = t.getBoundingClientRect();
            return r.width === 0 ? 'none' : [r.x - wall.x, r.y - wall.y, r.width, r.height].map(Math.round);
          }).join(';');
        }
        """);

    // Opens the wall on screens of two sizes and returns each with the positions of its tiles.
    private async Task<List<(IPage Page, string Places)>> OpenAsync()
    {
        var walls = new List<(IPage, string)>();
        foreach (var (width, height) in new[] { (1920, 1080), (1280, 720) })
        {
            var page = await OpenAsync(width, height);
            walls.Add((page, await PlacesAsync(page)));
        }

        return walls;
    }

    private async Task<IPage> OpenAsync(int width, int height)
    {
        var page = await chromium.PageAsync(width, height);
        await page.GotoAsync($"{_host.Address}/wall/everyone");
        await Expect(page.Locator("[data-slot=link]").First).ToHaveTextAsync("Live");
        await Expect(page.Locator(".tile:not([data-shown=Unknown])")).ToHaveCountAsync(200);
        // A page turned by hand stays for a minute.
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowLeft");
        // Waits until the last tiles have reached their places.
        await page.SettledAsync();
        return page;
    }
}
