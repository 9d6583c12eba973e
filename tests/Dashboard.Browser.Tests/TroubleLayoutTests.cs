using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Browser.Tests;

/// <summary>How the screens look with all four accounts in trouble, each in its own way.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class TroubleLayoutTests(Chromium chromium) : IAsyncLifetime
{
    private HostProcess _host = null!;

    public async Task InitializeAsync() => _host = await HostProcess.StartAsync(
        more: ["--Demo:Traffic", "false", "--Demo:Poll:Presence", "00:00:01", "--Demo:Poll:Calls", "00:00:01", "--Demo:Poll:Registrations", "00:00:01"]);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData(1920, 1080)]
    [InlineData(1280, 720)]
    public async Task Wall_WithFourAccountsFailing_CutsNothingOffAndMovesNoTile(int width, int height)
    {
        var page = await OpenAsync("/wall/everyone", width, height);
        var before = await PlacesAsync(page);
        await FailAllAsync(page);

        (await PlacesAsync(page)).ShouldBe(before);
        var problems = await page.EvaluateAsync<string[]>(
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
        problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1920, 1080)]
    [InlineData(1280, 720)]
    public async Task Wall_WhoseHostIsLost_SaysSoAndMovesNoTile(int width, int height)
    {
        var page = await OpenAsync("/wall/everyone", width, height);
        var before = await PlacesAsync(page);

        await _host.KillAsync();

        await Expect(page.Locator("[data-slot=link]").First).ToContainTextAsync("Connection lost");
        (await PlacesAsync(page)).ShouldBe(before);
    }

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
        var page = await OpenAsync("/wall/everyone");
        await FailAllAsync(page);
        await page.SetViewportSizeAsync(width, height);
        await page.GotoAsync(_host.Address + path);
        await Expect(page.Locator(".account[data-key=sydney] [data-slot=message]")).ToBeVisibleAsync(new() { Visible = !path.StartsWith("/wall/", StringComparison.Ordinal) || width < 700 });
        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();

        var found = await page.RunAxe();
        found.Violations.Select(v => $"{v.Id}: {v.Nodes[0].Html}").ShouldBeEmpty();
    }

    private static Task<string> PlacesAsync(IPage page) => page.EvaluateAsync<string>(
        "[document.querySelector('.board-header'), ...document.querySelectorAll('.tile')].map(t => Object.values(t.getBoundingClientRect().toJSON()).map(Math.round)).join(';')");

    private async Task<IPage> OpenAsync(string path, int width = 1920, int height = 1080)
    {
        var page = await chromium.PageAsync(width, height);
        await page.GotoAsync(_host.Address + path);
        await Expect(page.Locator("[data-slot=link]").First).ToHaveTextAsync("Live");
        await Expect(page.Locator(".tile:not([data-shown=Unknown])")).ToHaveCountAsync(200);
        return page;
    }

    private async Task FailAllAsync(IPage page)
    {
        await _host.FaultAsync("voipnow", new { kind = "Refuse" });
        await _host.FaultAsync("telecomx", new { kind = "Status", status = 500, endpoint = "sipphones" });
        await _host.FaultAsync("jingl", new { kind = "Status", status = 429, retryAfter = "120" });
        await _host.FaultAsync("vonage", new { kind = "Status", status = 401, endpoint = "token" });
        await _host.FaultAsync("vonage", new { kind = "DropTokens" });
        foreach (var (account, health) in new[] { ("bucharest", "Unreachable"), ("copenhagen", "Degraded"), ("sydney", "Throttled"), ("montreal", "AuthRejected") })
        {
            await Expect(page.Locator($"[data-list=accounts] .account[data-key={account}]")).ToHaveAttributeAsync("data-health", health);
        }
    }
}
