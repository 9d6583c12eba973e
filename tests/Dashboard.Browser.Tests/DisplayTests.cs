using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Browser.Tests;

/// <summary>The life of a display: pairing code, board, killed server, another board, revocation.</summary>
public sealed partial class DisplayTests(Chromium chromium) : IAsyncLifetime
{
    private static readonly LocatorAssertionsToHaveTextOptions Later = new() { Timeout = 60_000 };
    private AccountHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await AccountHost.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await chromium.CloseAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Tv_PairedKilledMovedIdentifiedAndRevoked_IsAlwaysWhereItBelongsByItself()
    {
        var (tv, phone) = (await chromium.PageAsync(), await chromium.PageAsync(390, 844));
        await tv.GotoAsync($"{_host.Address}/wall/sales");
        await Expect(tv).ToHaveURLAsync(Door(), new() { Timeout = 20_000 });
        await tv.GotoAsync($"{_host.Address}/display");
        await Expect(tv.Locator("[data-slot=picture]")).ToBeVisibleAsync();
        (await tv.AxeAsync()).ShouldBeEmpty();

        await BecomeAdministratorAsync(phone);
        await phone.GotoAsync($"{_host.Address}/displays?code={await CodeAsync(tv)}");
        await phone.GetByLabel("Name").FillAsync("Reception");
        await phone.GetByLabel("Board").SelectOptionAsync("sales");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Pair" }).ClickAsync();
        await ExpectBoardAsync(tv, "sales");
        await Expect(phone.Locator("[data-live=state]")).ToHaveTextAsync("Connected");
        await Expect(phone.Locator("[data-live=viewport]")).ToHaveTextAsync("1920×1080");
        await Expect(phone.Locator("[data-live=painted]")).ToHaveTextAsync("now");
        (await phone.AxeAsync()).ShouldBeEmpty();

        await SurviveAKilledServerAsync(tv);

        await phone.ReloadAsync();
        await phone.GetByText("Change").ClickAsync();
        await phone.Locator(".displays-sheet select").SelectOptionAsync("support");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await ExpectBoardAsync(tv, "support");
        await tv.GotoAsync($"{_host.Address}/wall/sales");
        await ExpectBoardAsync(tv, "support");

        await Expect(phone.Locator("[data-live=state]")).ToHaveTextAsync("Connected");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Identify" }).ClickAsync();
        await Expect(tv.Locator(".identify")).ToHaveTextAsync("Reception");
        await Expect(tv.Locator(".identify")).ToHaveCountAsync(0);

        await tv.HoldsAsync("async () => await caches.match('/kept-door')");
        await phone.GetByText("Revoke", new() { Exact = true }).ClickAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Revoke this display" }).ClickAsync();
        await Expect(tv.Locator("[data-slot=code]")).ToHaveTextAsync(Code());
        await tv.HoldsAsync("async () => (await caches.keys()).length === 0");
        await tv.GotoAsync($"{_host.Address}/wall/support");
        await Expect(tv).ToHaveURLAsync(Door());
    }

    [GeneratedRegex(@"^\s*[2-9B-Z]{3}\s*[2-9B-Z]{3}\s*$", RegexOptions.None, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"/(?:display|sign-in\?to=.*)$", RegexOptions.None, 1000)]
    private static partial Regex Door();

    private static async Task<string> CodeAsync(IPage tv)
    {
        await Expect(tv.Locator("[data-slot=code]")).ToHaveTextAsync(Code());
        return string.Concat((await tv.Locator("[data-slot=code]").InnerTextAsync()).Where(char.IsLetterOrDigit));
    }

    private static async Task ExpectBoardAsync(IPage tv, string board)
    {
        await Expect(tv.Locator($".wall[data-board={board}]")).ToBeVisibleAsync();
        await Expect(tv.Locator("[data-slot=link]").First).ToHaveTextAsync("Live", Later);
        await Expect(tv.Locator(".tile")).ToHaveCountAsync(50);
    }

    private async Task BecomeAdministratorAsync(IPage phone)
    {
        await phone.GotoAsync(_host.SetUpLink);
        await phone.Locator("#name").FillAsync("Anna");
        await phone.Locator("#password").FillAsync("correct horse battery");
        await phone.Locator("button[type=submit]").ClickAsync();
        await Expect(phone.GetByText("Anna")).ToBeVisibleAsync();
    }

    private async Task SurviveAKilledServerAsync(IPage tv)
    {
        await tv.HoldsAsync("async () => await caches.match('/kept-door') && await caches.match(location.href)");
        await _host.KillAsync();
        await Expect(tv.Locator("[data-slot=link]").First).ToContainTextAsync("Connection lost");
        await Expect(tv.Locator(".tile")).ToHaveCountAsync(50);

        // A display that is switched on during the outage opens the address typed into it, and shows the last known board.
        var later = await tv.Context.NewPageAsync();
        await later.GotoAsync($"{_host.Address}/display");
        await Expect(later.Locator(".wall[data-board=sales]")).ToBeVisibleAsync();
        await Expect(later.Locator(".tile")).ToHaveCountAsync(50);

        await _host.RestartAsync();
        await ExpectBoardAsync(tv, "sales");
        await ExpectBoardAsync(later, "sales");
        await later.CloseAsync();
    }
}
