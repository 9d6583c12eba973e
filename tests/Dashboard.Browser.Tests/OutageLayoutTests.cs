using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Browser.Tests;

/// <summary>How the screens look with all four accounts in trouble, each in its own way.</summary>
public sealed class OutageLayoutTests(Chromium chromium, IdleHosts hosts) : IAsyncLifetime
{
    private HostProcess _host = null!;

    public async ValueTask InitializeAsync() => _host = await hosts.BorrowAsync();

    public async ValueTask DisposeAsync()
    {
        await chromium.CloseAsync();
        // What these tests leave, a pause of 120 s that a vendor asked for, is no longer quiet.
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
          for (const row of document.querySelectorAll('.trouble')) if (row.classList.contains('is-out')) problems.push(`${row.dataset.key} is left out`);
          return problems;
        }
        """);

    // From the wall's own corner, which moves by a pixel each minute. A tile of another page has no place.
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

    // The wall on screens of two sizes, each with the places of its tiles.
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
        // Turned by hand a board of several pages stays where it is for a minute.
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowLeft");
        // Those that came last have glided to their places.
        await page.SettledAsync();
        return page;
    }
}
