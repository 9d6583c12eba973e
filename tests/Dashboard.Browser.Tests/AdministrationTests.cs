using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Browser.Tests;

/// <summary>Sign-in, pairing and the administration pages in a browser.</summary>
public sealed class AdministrationTests(Chromium chromium) : IAsyncLifetime
{
    private AccountHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await AccountHost.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await chromium.CloseAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Keyboard_Alone_AddsAPersonWhoThenSeesTheirTeamOnly()
    {
        var page = await chromium.PageAsync();
        await SetUpAsync(page);
        await page.GotoAsync($"{_host.Address}/team/everyone");
        await Expect(page.Locator(".person:visible")).ToHaveCountAsync(50);

        await page.GotoAsync($"{_host.Address}/people");
        await PressAsync(page, "Add a person");
        await Expect(page.Locator("#name")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Sam");
        await ToAsync(page, "input[name=Team][value=Sales]");
        await page.Keyboard.PressAsync("Space");
        await ToAsync(page, "#password");
        await page.Keyboard.TypeAsync(AccountHost.Password);
        await PressAsync(page, "Add");
        await Expect(page.GetByText("They can sign in now.")).ToBeVisibleAsync();
        await PressAsync(page, "Sign out");

        await Expect(page.Locator("#name")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Sam");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(AccountHost.Password);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Signed in as Sam")).ToBeVisibleAsync();
        await Expect(page.Locator("a[href=people]")).ToHaveCountAsync(0);

        await PressAsync(page, "Team view");
        await Expect(page.Locator("[data-slot=link]").First).ToHaveTextAsync("Live");
        var teams = await page.Locator(".person:visible").EvaluateAllAsync<string[]>("rows => [...new Set(rows.map(r => r.closest('[data-team]')?.dataset.team))]");
        (await page.Locator(".person:visible").CountAsync()).ShouldBeInRange(1, 49);
        (await page.Locator("main").InnerTextAsync()).ShouldNotContain("Engineering");
        teams.Length.ShouldBe(1);
    }

    [Theory]
    [InlineData(1920, 1080)]
    [InlineData(390, 844)]
    public async Task Axe_EveryDoorAndPage_FindsNothingAndNothingIsCutOff(int width, int height)
    {
        var page = await chromium.PageAsync(width, height);
        await page.GotoAsync($"{_host.Address}/sign-in");
        await CheckAsync(page, "sign-in");
        await page.GotoAsync(_host.SetUpLink);
        await CheckAsync(page, "set-up");
        await SetUpAsync(page);
        await page.GotoAsync($"{_host.Address}/people/new");
        await page.Locator("#name").FillAsync("\u202E<b>" + new string('w', 120));
        await page.Locator("#password").FillAsync("short");
        await page.Locator("button.primary").ClickAsync();
        await Expect(page.Locator("#password-wrong")).ToBeVisibleAsync();
        await Expect(page.Locator("#password")).ToBeFocusedAsync();
        await CheckAsync(page, "person-new");
        await page.Locator("#password").FillAsync(AccountHost.Password);
        await page.Locator("button.primary").ClickAsync();
        await CheckAsync(page, "people");
        await page.Locator(".act a").First.ClickAsync();
        await page.Locator("summary").ClickAsync();
        await CheckAsync(page, "person");
        await page.GotoAsync($"{_host.Address}/tokens");
        await CheckAsync(page, "tokens");
        await page.GotoAsync($"{_host.Address}/tokens/new");
        await page.Locator("#name").FillAsync("Collector");
        await CheckAsync(page, "token-new");
        await page.Locator("button.primary").ClickAsync();
        await Expect(page.Locator("[data-token]")).ToBeVisibleAsync();
        await CheckAsync(page, "token-made");
        await page.GotoAsync($"{_host.Address}/tokens");
        await page.Locator("summary").ClickAsync();
        await CheckAsync(page, "tokens");
        foreach (var path in new[] { "me", "audit", "audit?text=nothing+at+all", "audit?from=then", "diagnostics", "status/403" })
        {
            await page.GotoAsync($"{_host.Address}/{path}");
            await CheckAsync(page, path.Split('?', '/')[0]);
        }
    }

    private static async Task CheckAsync(IPage page, string name)
    {
        await Expect(page.Locator($"[data-page={name}]")).ToBeVisibleAsync();
        var at = page.Url;
        (await page.EvaluateAsync<string[]>(
            "document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth).map(e => e.outerHTML.slice(0, 160))"))
            .ShouldBeEmpty(at);
        (await page.AxeAsync()).ShouldBeEmpty();
        if (page.ViewportSize!.Width < 600)
        {
            // Controls, but not links within a sentence.
            var small = await page.EvaluateAsync<string[]>("""
                [...document.querySelectorAll('[data-page] :is(button, summary, .primary, .secondary, .danger, .admin-nav a, .check, select, input:not([type=hidden], [type=checkbox], [type=radio], .spoken))')]
                  .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 44 && !e.closest('[data-page="diagnostics"] main, .home-header, .board-links')).map(e => e.outerHTML.slice(0, 120))
                """);
            small.ShouldBeEmpty(at);
        }
    }

    private async Task SetUpAsync(IPage page)
    {
        await page.GotoAsync(_host.SetUpLink);
        await Expect(page.Locator("#name")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Anna");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(AccountHost.Password);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Signed in as Anna")).ToBeVisibleAsync();
    }

    // Presses Tab until the element has the focus, as a keyboard user does.
    private static async Task ToAsync(IPage page, string selector)
    {
        for (var n = 0; n < 60; n++)
        {
            if (await page.EvaluateAsync<bool>("s => document.activeElement?.matches(s) ?? false", selector))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        throw new InvalidOperationException($"Not reached by keyboard: {selector}");
    }

    private static async Task PressAsync(IPage page, string word)
    {
        for (var n = 0; n < 60; n++)
        {
            if (await page.EvaluateAsync<bool>("w => document.activeElement?.matches('a, button') && document.activeElement.textContent.trim() === w", word))
            {
                await page.Keyboard.PressAsync("Enter");
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        throw new InvalidOperationException($"Not reached by keyboard: {word}");
    }
}
