using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Browser.Tests;

public sealed class GroupedAlertTests(Chromium chromium, IdleHosts hosts) : IAsyncLifetime
{
    // Stubs for notifications and for a window without focus, because the driver's pages always have the focus.
    private const string Stubs =
        """
        window.notices = [];
        window.Notification = class extends EventTarget {
          static permission = 'default';
          static async requestPermission() { return (Notification.permission = 'granted'); }
          constructor(title, { tag }) { super(); Object.assign(this, { title, tag }); notices.push(this); }
          close() { this.isClosed = true; }
        };
        if (localStorage.getItem('desk-alerts-notify') === 'on') Notification.permission = 'granted';
        Document.prototype.hasFocus = () => false;
        """;

    private HostProcess? _borrowed;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await chromium.CloseAsync();
        if (_borrowed is { } host)
        {
            await hosts.ReturnAsync(host);
        }
    }

    [Fact]
    public async Task Alert_OnTwoBoards_IsCountedToldOnceAcknowledgedForBothAndOldOnceTheLineIsLost()
    {
        await using var host = await HostProcess.StartQuietAsync(more:
        [
            "--Boards:everyone:Title", "Everyone", "--Boards:everyone:Alerts:RingingLongerThan", "00:00:02",
            "--Boards:office:Title", "Office", "--Boards:office:Accounts", "copenhagen", "--Boards:office:Alerts:RingingLongerThan", "00:00:02",
        ]);
        var desk = await chromium.PageAsync(1366, 768);
        await desk.Context.AddInitScriptAsync(Stubs);
        await OpenAsync(host, desk);
        await desk.Keyboard.PressAsync("a");
        await Expect(desk.Locator(".alerts-none")).ToContainTextAsync("No alert rule of Everyone, Office applies now.");
        // The page asks for no permission before the user presses the switch.
        (await desk.EvaluateAsync<string>("Notification.permission")).ShouldBe("default");
        await desk.Locator("[data-switch=notify]").ClickAsync();
        await Expect(desk.Locator("[data-says=notify]")).ToContainTextAsync("One for each new alert");
        var other = await desk.Context.NewPageAsync();
        await OpenAsync(host, other);
        // A hidden page does not render but is sent signs of life. Without them it would report a lost connection.
        await other.GoBehindAsync();
        var wall = await chromium.PageAsync();
        await wall.GotoAsync($"{host.Address}/wall/office");

        await host.ControlAsync("telecomx/ring", new { extension = "121", from = "0412341234" });

        await Expect(desk).ToHaveTitleAsync("(1) Supervisor");
        await Expect(other).ToHaveTitleAsync("(1) Supervisor");
        await Expect(wall.Locator(".alert")).ToHaveAttributeAsync("data-alert", "raised");
        var row = desk.Locator(".supervisor-alert");
        await Expect(row).ToHaveCountAsync(1);
        await Expect(row.Locator(".alert-where")).ToHaveTextAsync("Everyone, Office");
        await Expect(row.Locator("time")).ToHaveTextAsync(new Regex(@"^0:\d\d$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await desk.HoldsAsync("notices.length === 1 && /121\\) ringing$/.test(notices[0].title) && notices[0].tag.startsWith('Ringing/copenhagen/121/')");
        (await other.EvaluateAsync<int>("notices.length")).ShouldBe(0);
        (await desk.AxeAsync()).ShouldBeEmpty();

        await desk.EvaluateAsync("notices[0].dispatchEvent(new Event('click'))");
        await Expect(desk.Locator(".supervisor-panel")).ToContainTextAsync("121");
        await Expect(row).ToBeHiddenAsync();
        await desk.ReloadAsync();
        await LiveAsync(desk);
        await Expect(desk).ToHaveTitleAsync("(1) Supervisor");

        await desk.Keyboard.PressAsync("a");
        await Expect(row.Locator("[data-acknowledge]")).ToBeFocusedAsync();
        await desk.Keyboard.PressAsync("a");
        await Expect(row).ToContainTextAsync("by this computer");
        await Expect(row.Locator("[data-open]")).ToBeFocusedAsync();
        await Expect(desk).ToHaveTitleAsync("Supervisor");
        await Expect(wall.Locator(".alert")).ToHaveAttributeAsync("data-alert", "seen");
        (await desk.EvaluateAsync<int>("notices.length")).ShouldBe(0, "it was told before the reload");
        await desk.Keyboard.PressAsync("Escape");
        await Expect(desk.Locator(".drop-alerts summary")).ToBeFocusedAsync();
        await Expect(row).ToBeHiddenAsync();

        // Without a connection the alerts are unknown, which must not look like calm.
        await host.KillAsync();
        await Expect(desk.Locator("[data-old]")).ToContainTextAsync("There may be alerts that are not listed");
        await Expect(desk).ToHaveTitleAsync("⚠ No connection — Supervisor");
    }

    [Fact]
    public async Task Board_ChosenInTheBar_IsShownWithAllElseAsItWas()
    {
        _borrowed = await hosts.BorrowAsync();
        var desk = await chromium.PageAsync();
        await OpenAsync(_borrowed, desk, "?q=12&tab=calls");
        var pick = desk.Locator(".supervisor-pick-board select");
        await Expect(desk.Locator(".supervisor-board")).ToHaveAttributeAsync("aria-label", "Everyone");
        await pick.SelectOptionAsync(new SelectOptionValue { Label = "Sales" });

        await Expect(desk.Locator(".supervisor-board")).ToHaveAttributeAsync("aria-label", "Sales");
        await Expect(desk).ToHaveURLAsync(new Regex(@"\?q=12&tab=calls&board=sales$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await LiveAsync(desk);
        await Expect(pick.Locator("option:checked")).ToHaveTextAsync("Sales");
        await pick.SelectOptionAsync("none");
        await Expect(desk.Locator(".supervisor-board")).ToHaveCountAsync(0);
    }

    private static Task LiveAsync(IPage page) => Expect(page.Locator("[data-page=supervisor][data-connection=live]")).ToBeAttachedAsync();

    private static async Task OpenAsync(HostProcess host, IPage page, string query = "")
    {
        await page.GotoAsync($"{host.Address}/supervisor{query}");
        await LiveAsync(page);
    }
}
