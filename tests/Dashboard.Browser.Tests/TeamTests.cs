using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Browser.Tests;

public sealed class TeamTests(Chromium chromium, IdleHosts hosts) : IAsyncLifetime
{
    private HostProcess _host = null!;

    public async ValueTask InitializeAsync() => _host = await hosts.BorrowAsync();

    public async ValueTask DisposeAsync()
    {
        await chromium.CloseAsync();
        await hosts.ReturnAsync(_host);
    }

    [Fact]
    public async Task Search_OnAPhone_FindsAPersonByNumberAndSaysWhenThereIsNone()
    {
        var page = await OpenAsync();
        await page.Locator("#search").FillAsync("0003*120");
        await Expect(Visible(page)).ToHaveCountAsync(1);

        await page.Locator("#search").FillAsync("nobody at all");
        await Expect(Visible(page)).ToHaveCountAsync(0);
        await Expect(page.Locator("[data-empty=team]")).ToContainTextAsync("nobody at all");

        await page.Locator("#search").PressAsync("Escape");
        await Expect(Visible(page)).ToHaveCountAsync(200);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("#search")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Keys_OfTheTeamView_AreListedAndALetterInTheFieldIsNone()
    {
        var page = await OpenAsync();
        await page.Keyboard.PressAsync("?");
        var help = page.GetByRole(AriaRole.Dialog, new() { Name = "Keys" });
        await Expect(help.Locator("kbd")).ToHaveTextAsync(["/", "a", "?"]);
        (await page.AxeAsync()).ShouldBeEmpty();
        await page.Keyboard.PressAsync("?");
        await Expect(help).ToBeHiddenAsync();

        await page.Locator("#search").PressAsync("?");
        await Expect(page.Locator("#search")).ToHaveValueAsync("?");
        await Expect(help).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Filter_ByState_FollowsWhatHappensAndSurvivesAReload()
    {
        var page = await OpenAsync();
        await page.Locator("[data-filter=Ringing]").ClickAsync();
        await Expect(Visible(page)).ToHaveCountAsync(0);

        await _host.ControlAsync("jingl/ring", new { extension = "120", from = "0412341234" });
        await Expect(Visible(page)).ToHaveCountAsync(1);

        await _host.ControlAsync("voipnow/dial", new { extension = "0003*121", to = "0412341234" });
        await Expect(page.Locator("[data-filter=busy] [data-count]")).ToHaveTextAsync("1");
        await Expect(page.Locator("[data-filter=Ringing] [data-count]")).ToHaveTextAsync("1");

        await page.ReloadAsync();
        await Expect(page.Locator("[data-filter=Ringing]")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(Visible(page)).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Layout_OnAPhone_HasNoSidewaysScrollAndTouchableControls()
    {
        var page = await OpenAsync();
        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();
        foreach (var chip in await page.Locator("[data-filter]").AllAsync())
        {
            (await chip.BoundingBoxAsync())!.Height.ShouldBeGreaterThanOrEqualTo(44);
        }
    }

    [Theory]
    [InlineData("/", 1920, 1080)]
    [InlineData("/", 390, 844)]
    [InlineData("/wall/everyone", 1920, 1080)]
    [InlineData("/team/everyone", 390, 844)]
    [InlineData("/wall/nowhere", 1920, 1080)]
    public async Task Axe_EveryPage_FindsNothing(string path, int width, int height)
    {
        var page = await chromium.PageAsync(width, height);
        await page.GotoAsync(_host.Address + path);
        (await page.AxeAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Home_ListsTheBoardsAndLeadsToThem()
    {
        var page = await chromium.PageAsync();
        await page.GotoAsync(_host.Address);
        await Expect(page.GetByText("four simulated phone systems")).ToBeVisibleAsync();
        await page.Locator("a[href='wall/sales']").First.ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Sales");
    }

    private static ILocator Visible(IPage page) => page.Locator(".person:visible");

    private async Task<IPage> OpenAsync()
    {
        var page = await chromium.PageAsync(390, 844);
        await page.GotoAsync($"{_host.Address}/team/everyone");
        await Expect(page.Locator("[data-slot=link]").First).ToHaveTextAsync("Live");
        await Expect(Visible(page)).ToHaveCountAsync(200);
        return page;
    }
}
