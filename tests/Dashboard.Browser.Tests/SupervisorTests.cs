using System.Net.WebSockets;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Browser.Tests;

public sealed class SupervisorTests(Chromium chromium, IdleHosts hosts) : IAsyncLifetime
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);
    private HostProcess _host = null!;

    public async ValueTask InitializeAsync() => _host = await hosts.BorrowAsync();

    public async ValueTask DisposeAsync()
    {
        await chromium.CloseAsync();
        await hosts.ReturnAsync(_host);
    }

    [Fact]
    public async Task Desk_SearchedAndChosenFrom_OpensThePanelAndKeepsAllOfItInTheAddress()
    {
        var page = await OpenAsync();
        await Expect(Count(page, "extensions")).ToHaveTextAsync("200");

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("0003*120");
        await Expect(Rows(page)).ToHaveCountAsync(1);
        await Rows(page).First.ClickAsync();

        var panel = page.Locator(".supervisor-panel");
        await Expect(panel).ToContainTextAsync("0003*120");
        await Expect(panel.Locator(".evidence li").First).ToContainTextAsync("reported for the extension");
        await Expect(page).ToHaveURLAsync(new Regex("q=0003%2A120&open=bucharest%2F0003%2A120$", RegexOptions.None, Bound));

        await page.ReloadAsync();
        await Expect(panel).ToContainTextAsync("0003*120");
        await Expect(Rows(page)).ToHaveCountAsync(1);
        await Live(page);
        await page.Keyboard.PressAsync("Escape");
        await Expect(panel).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Desk_ByTheKeyboardAlone_WalksTheRowsAndOpensOne()
    {
        var page = await OpenAsync("?account=sydney");
        await Expect(Rows(page).Nth(5)).ToBeVisibleAsync();
        await page.Locator("#supervisor-search").FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        var here = page.Locator("tr[data-cursor]");
        var key = await here.GetAttributeAsync("data-key");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("[data-grid=extensions] tr[data-selected]")).ToHaveAttributeAsync("data-key", key!);
        await Expect(page.Locator(".supervisor-panel #panel-title")).ToBeFocusedAsync();

        // The server's response to a key may arrive while the user types elsewhere. The focus must stay in the text field.
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.PressAsync("Shift");
        await page.EvaluateAsync("document.querySelector('.supervisor-panel').dataset.of = 'late'");
        await Expect(page.Locator("#supervisor-search")).ToBeFocusedAsync();

        // The timeline uses the browser's time zone and is read by keys. Escape returns the focus.
        var line = page.Locator("[data-day]");
        // Just after the host's start the timeline is too short to be visible. It is rendered again every 15 s.
        await Expect(line.Locator("i").Last).ToHaveAttributeAsync("data-state", "Idle", new() { Timeout = 60_000 });
        await line.FocusAsync();
        await page.Keyboard.PressAsync("End");
        await Expect(line).ToHaveAttributeAsync("aria-valuetext", new Regex("^since [0-9]{2}:[0-9]{2} Free", RegexOptions.None, Bound), new() { Timeout = 60_000 });
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("[data-grid=extensions] .rz-data-grid-data")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Cursor_OfARowThatIsScrolledAway_PointsAtNothingAndStandsOnItAgain()
    {
        var page = await OpenAsync();
        var rows = page.Locator("[data-grid=extensions] .rz-data-grid-data");
        var here = page.Locator("tr[data-cursor]");
        await Expect(Rows(page).Nth(5)).ToBeVisibleAsync();
        await rows.FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        var key = await here.GetAttributeAsync("data-key");
        await Expect(rows).ToHaveAttributeAsync("aria-activedescendant", (await here.GetAttributeAsync("id"))!);

        await rows.EvaluateAsync("rows => rows.scrollTo(0, rows.scrollHeight)");
        await Expect(here).ToHaveCountAsync(0);
        await Expect(rows).Not.ToHaveAttributeAsync("aria-activedescendant", new Regex(".*", RegexOptions.None, Bound));

        await rows.EvaluateAsync("rows => rows.scrollTo(0, 0)");
        await Expect(here).ToHaveAttributeAsync("data-key", key!);
        await Expect(rows).ToHaveAttributeAsync("aria-activedescendant", (await here.GetAttributeAsync("id"))!);
    }

    [Fact]
    public async Task Order_WhileThePointerIsInTheGrid_StandsStillAndGoesOnWhenItLeaves()
    {
        var page = await OpenAsync("?account=sydney&sort=state");
        await Rows(page).Nth(3).HoverAsync();
        await Expect(page.Locator("[data-grid=extensions][data-held]")).ToBeVisibleAsync();
        var first = await Rows(page).First.GetAttributeAsync("data-key");

        await _host.ControlAsync("jingl/ring", new { extension = "120", from = "0412341234" });
        await Expect(page.Locator(".chip[data-state=Ringing] b")).ToHaveTextAsync("1");
        (await Rows(page).First.GetAttributeAsync("data-key")).ShouldBe(first);

        await page.Mouse.MoveAsync(500, 5);
        await Expect(Rows(page).First).ToHaveAttributeAsync("data-key", "sydney/120");
    }

    [Fact]
    public async Task Command_FromThePanel_IsDoneOnceAPollHasShownIt()
    {
        await _host.ControlAsync("voipnow/dial", new { extension = "0003*120", to = "0412341234" });
        var page = await OpenAsync("?open=bucharest%2F0003%2A120");
        var hangUp = page.Locator(".supervisor-panel").GetByRole(AriaRole.Button, new() { Name = "Hang up" });
        await hangUp.DblClickAsync();

        await Expect(page.Locator(".command-list li")).ToHaveCountAsync(1);
        await Expect(page.Locator(".command-list li")).ToHaveAttributeAsync("data-status", "Observed");
        await Expect(hangUp).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData("140", 1920, 1080)]
    [InlineData("141", 390, 844)]
    public async Task Axe_OfTheDesk_FindsNothing(string number, int width, int height)
    {
        await _host.ControlAsync("jingl/dial", new { extension = number, to = "0412341234" });
        var page = await OpenAsync($"?group=team&open=sydney%2F{number}", width, height);
        await Expect(page.Locator(".panel-call")).ToBeVisibleAsync();
        (await page.AxeAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Circuit_AskedForByAPageOfAnotherSite_IsRefused()
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", "https://elsewhere.example.com");
        using var bound = new CancellationTokenSource(Bound);

        var refused = await Should.ThrowAsync<WebSocketException>(() => socket.ConnectAsync(new Uri($"{_host.Address.Replace("http", "ws", StringComparison.Ordinal)}/_blazor"), bound.Token));

        refused.Message.ShouldContain("403");
    }

    private static ILocator Rows(IPage page) => page.Locator("[data-grid=extensions] tbody tr[data-key]");

    private static ILocator Count(IPage page, string grid) => page.Locator($"[data-grid={grid}] .grid-count");

    private static Task Live(IPage page) => Expect(page.Locator("[data-page=supervisor][data-connection=live]")).ToBeAttachedAsync();

    private async Task<IPage> OpenAsync(string query = "", int width = 1920, int height = 1080)
    {
        var page = await chromium.PageAsync(width, height);
        await page.GotoAsync($"{_host.Address}/supervisor{query}");
        await Live(page);
        return page;
    }
}
