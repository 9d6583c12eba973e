using Dashboard.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Browser.Tests;

/// <summary>Transfers by drag and drop, by the command palette, and by the keyboard alone.</summary>
public sealed class TransferTests(Chromium chromium, IdleHosts hosts) : IAsyncLifetime
{
    private const string Done = "Observed";
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);
    private HostProcess _host = null!;

    public async ValueTask InitializeAsync() => _host = await hosts.BorrowAsync();

    public async ValueTask DisposeAsync()
    {
        await chromium.CloseAsync();
        await hosts.ReturnAsync(_host);
    }

    [Fact]
    public async Task Transfer_ByDraggingARowThatScrollsAway_IsSeenAtWhomItWasDroppedOn()
    {
        var page = await TalkAsync("0003*100", "0299990100");
        await DragAsync(page, Row(page, "0003*100"), Row(page, "0003*104"));
        await Expect(page.Locator(".drag-card")).ToContainTextAsync("0299990100");
        await Expect(Row(page, "0003*100")).ToHaveAttributeAsync("data-drop", "not");
        await AxeAsync(page);

        // Escape first cancels the drag and closes nothing else, and releasing the button opens nothing.
        await page.Keyboard.PressAsync("Escape");
        await page.Mouse.UpAsync();
        await Expect(page.Locator(".drag-card")).ToBeHiddenAsync();
        await Expect(page.Locator(".supervisor-panel")).ToBeHiddenAsync();

        await DragAsync(page, Row(page, "0003*100"), Row(page, "0003*104"));
        var grid = (await page.Locator("[data-grid=extensions] .rz-data-grid-data").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(grid.X + 200, grid.Y + grid.Height - 4, new() { Steps = 5 });
        await Expect(Row(page, "0003*145")).ToBeInViewportAsync();
        await Expect(Row(page, "0003*100")).ToHaveCountAsync(0);
        var (x, y) = ((double)grid.X + 200, grid.Y + (grid.Height / 2.0));
        await page.Mouse.MoveAsync((float)x, (float)y);
        // The previous mark remains until the next frame.
        await page.HoldsAsync("at => document.elementFromPoint(at.x, at.y)?.closest('tr[data-key]')?.matches('[data-over]')", new { x, y });
        var key = await page.Locator("[data-grid=extensions] tr[data-over]").GetAttributeAsync("data-key");
        await page.Mouse.UpAsync();

        await Expect(Toast(page)).ToHaveAttributeAsync("data-status", Done);
        (await _host.TruthAsync("voipnow", "0299990100"))!.Value.To.ShouldBe(key!["bucharest/".Length..]);
        await Expect(page.Locator(".supervisor-panel")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Transfer_Typed_IsSeenAtWhomItWasSaidTo()
    {
        var page = await TalkAsync("0003*111", "0299990111", "&open=bucharest%2F0003%2A111");
        await page.Locator("[data-grid=extensions] .rz-data-grid-data").FocusAsync();
        await page.Keyboard.PressAsync("Control+k");
        await Expect(page.Locator("[data-palette]")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("fly 0003*111");
        await Expect(page.Locator(".palette")).ToContainTextAsync("neither a name nor an action. Enter");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("[data-palette]")).ToBeFocusedAsync();
        await AxeAsync(page);
        await page.Locator("[data-palette]").FillAsync("transfer the call of 0003*111 to 0003*112");
        await Expect(page.Locator(".palette [role=option]")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Enter");

        await Expect(Toast(page)).ToHaveAttributeAsync("data-status", Done);
        (await _host.TruthAsync("voipnow", "0299990111"))!.Value.To.ShouldBe("0003*112");
        await Expect(page.Locator("[data-grid=extensions] .rz-data-grid-data")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Transfer_ByTheKeyboardAlone_IsSeenAndLeadsBackToTheRow()
    {
        var page = await TalkAsync("0003*121", "0299990121");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("0003*121");
        await Expect(page.Locator("[data-grid=extensions] tbody tr[data-key]")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        var transfer = page.Locator(".supervisor-panel [data-kind=BlindTransfer]");
        await Expect(transfer).ToBeVisibleAsync();
        await AxeAsync(page);
        await TabToAsync(page, ".supervisor-panel [data-kind=BlindTransfer]");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#target")).ToBeFocusedAsync();
        // Escape closes only what was opened last.
        await page.Keyboard.PressAsync("Escape");
        await Expect(transfer).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#target")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("a");
        await Expect(page.Locator(".panel-candidates [role=option]").Nth(1)).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        var chosen = page.Locator(".panel-candidates [aria-selected=true]");
        await Expect(page.Locator("#target")).ToHaveAttributeAsync("aria-activedescendant", "target-1");
        var number = await chosen.Locator("bdi").Last.InnerTextAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(Toast(page)).ToHaveAttributeAsync("data-status", Done);
        await Expect(page.Locator(".command-list")).ToHaveAttributeAsync("aria-live", "polite");
        (await _host.TruthAsync("voipnow", "0299990121"))!.Value.To.ShouldBe(number);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".supervisor-panel")).ToBeHiddenAsync();
        await Expect(page.Locator("[data-grid=extensions] .rz-data-grid-data")).ToBeFocusedAsync();
        await Expect(page.Locator("tr[data-cursor]")).ToHaveAttributeAsync("data-key", "bucharest/0003*121");
    }

    [Fact]
    public async Task Call_DraggedOntoTheParkedOnes_IsParkedAndDraggedFromThereIsRetrieved()
    {
        var page = await TalkAsync("0003*131", "0299990131");
        await DragAsync(page, page.Locator("[data-grid=calls] tr[data-from='bucharest/0003*131']"), page.Locator("[data-park]"));
        await page.Mouse.UpAsync();
        await Expect(Toast(page)).ToHaveAttributeAsync("data-status", Done);
        (await _host.TruthAsync("voipnow", "0299990131"))!.Value.Phase.ShouldBe("Parked");

        var parked = page.Locator(".parked button[data-who='0299990131']");
        await Expect(parked).ToContainTextAsync("by ");
        await parked.ClickAsync();
        await Expect(page.Locator("#retrieve-to")).ToBeFocusedAsync();
        await AxeAsync(page);
        await page.Keyboard.PressAsync("Escape");
        await Expect(parked).ToBeFocusedAsync();

        await DragAsync(page, parked, Row(page, "0003*105"));
        await page.Mouse.UpAsync();
        await Expect(Toast(page)).ToContainTextAsync("Retrieve");
        await Expect(Toast(page)).ToHaveAttributeAsync("data-status", Done);
        (await _host.TruthAsync("voipnow", "0299990131")).ShouldBe(("0003*105", "Talking"));
        await Expect(parked).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Menu_ByKeysAndByALongPress_IsWalkedAndGivesTheFocusBack()
    {
        var page = await OpenAsync("", 390, 844);
        // Touch events, because drag and drop is for the mouse only.
        var rows = page.Locator("[data-grid=extensions] tr[data-key]");
        await Expect(rows.Nth(8)).ToBeVisibleAsync();
        await rows.Nth(3).Locator("td").First.EvaluateAsync(
            "cell => { const { left, top } = cell.getBoundingClientRect(); cell.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, pointerType: 'touch', button: 0, clientX: left + 9, clientY: top + 9 })); }");
        var menu = page.GetByRole(AriaRole.Menu);
        await Expect(menu).ToBeFocusedAsync();
        // Lifting the finger does not count as a press beside the menu.
        await page.Locator(".menu-back").EvaluateAsync("back => back.click()");
        await Expect(menu).ToBeVisibleAsync();
        await AxeAsync(page);
        await page.Keyboard.PressAsync("o");
        await Expect(page.GetByRole(AriaRole.Menuitem, new() { Name = "Open panel" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Home");
        await Expect(page.GetByRole(AriaRole.Menuitem).First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(menu).ToBeHiddenAsync();
        await Expect(page.Locator("[data-grid=extensions] .rz-data-grid-data")).ToBeFocusedAsync();
    }

    private static ILocator Row(IPage page, string number) => page.Locator($"[data-grid=extensions] tr[data-key='bucharest/{number}']");

    private static ILocator Toast(IPage page) => page.Locator(".command-list li").First;

    private static async Task AxeAsync(IPage page) => (await page.AxeAsync()).ShouldBeEmpty();

    /// <summary>Starts dragging one element and holds it over another.</summary>
    private static async Task DragAsync(IPage page, ILocator from, ILocator to)
    {
        var (a, b) = (await from.StandingAsync(), await to.StandingAsync());
        await page.Mouse.MoveAsync(a.X + 40, a.Y + (a.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(b.X + 60, b.Y + (b.Height / 2), new() { Steps = 4 });
        await Expect(page.Locator("[data-over][data-drop=may]")).ToBeVisibleAsync();
    }

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var i = 0; i < 30 && !await page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", selector); i++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await Expect(page.Locator(selector)).ToBeFocusedAsync();
    }

    private async Task<IPage> TalkAsync(string number, string from, string query = "")
    {
        await _host.ControlAsync("voipnow/ring", new { extension = number, from });
        await _host.ControlAsync("voipnow/answer", new { extension = number });
        await Eventually.HoldsAsync(async () => await _host.StateAsync($"bucharest/{number}") == "OnCall", Bound, $"{number} talks");
        var page = await OpenAsync($"?account=bucharest{query}");
        await Expect(page.Locator($"[data-grid=calls] tr[data-from='bucharest/{number}']")).ToBeVisibleAsync();
        return page;
    }

    private async Task<IPage> OpenAsync(string query = "", int width = 1920, int height = 1080)
    {
        var page = await chromium.PageAsync(width, height);
        await page.GotoAsync($"{_host.Address}/supervisor{query}");
        await Expect(page.Locator("[data-page=supervisor][data-connection=live]")).ToBeAttachedAsync();
        return page;
    }
}
