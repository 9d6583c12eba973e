using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Browser.Tests;

/// <summary>Attended transfers in the real page.</summary>
public sealed class AttendedTransferTests(Chromium chromium, IdleHosts hosts) : IAsyncLifetime
{
    private HostProcess _host = null!;

    public async ValueTask InitializeAsync() => _host = await hosts.BorrowAsync();

    public async ValueTask DisposeAsync()
    {
        await chromium.CloseAsync();
        await hosts.ReturnAsync(_host);
    }

    [Fact]
    public async Task AskFirst_FromThePanel_IsFollowedThroughAReloadAndTransferredFromTheStrip()
    {
        await _host.ControlAsync("vonage/ring", new { extension = "103", from = "0412341234" });
        await _host.ControlAsync("vonage/answer", new { extension = "103" });
        var page = await OpenAsync("?open=montreal%2F103");
        await page.GetByRole(AriaRole.Button, new() { Name = "Consult" }).ClickAsync();
        await Expect(page.Locator("#target")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("112");
        await page.Keyboard.PressAsync("Enter");

        var card = page.Locator(".panel-ask .transfer-card");
        var transfer = card.GetByRole(AriaRole.Button, new() { Name = "Transfer", Exact = true });
        await Expect(transfer).ToBeDisabledAsync();
        await Expect(card).ToContainTextAsync("0412341234");
        await _host.ControlAsync("vonage/answer", new { extension = "112" });
        await Expect(transfer).ToBeEnabledAsync();
        await Expect(card.Locator(".transfer-state")).ToContainTextAsync("Speaking");

        // A reloaded page without an open panel shows the transfer in the activity strip.
        await page.Locator("[data-close]").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/supervisor$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await page.ReloadAsync();
        await Expect(page.Locator("[data-page=supervisor][data-connection=live]")).ToBeAttachedAsync();
        await page.Locator(".supervisor-strip [data-step=join]").ClickAsync();

        await Expect(page.Locator(".command-list li")).ToHaveAttributeAsync("data-status", "Observed");
        await Expect(page.Locator(".supervisor-strip")).ToBeHiddenAsync();
        await Expect(page.Locator("[data-grid=calls] tbody tr[data-key]")).ToHaveCountAsync(1);
        await Expect(page.Locator("[data-grid=calls] tbody")).ToContainTextAsync("112");
    }

    [Fact]
    public async Task OwnPhone_SaidOnce_IsKnownAfterAReloadForListeningAndCalling()
    {
        await _host.ControlAsync("jingl/ring", new { extension = "120", from = "0412341234" });
        await _host.ControlAsync("jingl/answer", new { extension = "120" });
        var page = await OpenAsync("?open=sydney%2F120");
        await page.Locator(".own-change").ClickAsync();
        await Expect(page.Locator("#own-number")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("121");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-own-call]")).ToHaveAttributeAsync("title", "Your phone 121 rings first.");

        await page.ReloadAsync();
        await Expect(page.Locator("[data-own-call]")).ToHaveAttributeAsync("title", "Your phone 121 rings first.");
        await page.Locator("[data-kind=Monitor]").ClickAsync();
        await Expect(page.Locator("#target")).ToHaveValueAsync("121");
        await Expect(page.Locator("#target")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        var card = page.Locator(".panel-ask [data-listen]");
        await Expect(card).ToContainTextAsync("rings: pick up to listen");
        await Expect(card).ToContainTextAsync("4 listen 5 coach 6 join");
        await _host.ControlAsync("jingl/answer", new { extension = "121" });
        await Expect(card).ToContainTextAsync("is on this call; requested: listen");
        await _host.ControlAsync("jingl/hangup", new { extension = "121" });
        await Expect(card).ToBeHiddenAsync();
    }

    private async Task<IPage> OpenAsync(string query)
    {
        var page = await chromium.PageAsync();
        await page.GotoAsync($"{_host.Address}/supervisor{query}");
        await Expect(page.Locator("[data-page=supervisor][data-connection=live]")).ToBeAttachedAsync();
        return page;
    }
}
