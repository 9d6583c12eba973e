using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Browser.Tests;

public sealed partial class AlertTests(Chromium chromium) : IAsyncLifetime
{
    private HostProcess _host = null!;

    public async ValueTask InitializeAsync() => _host = await HostProcess.StartQuietAsync(more:
    [
        "--Boards:everyone:Title", "Everyone", "--Boards:everyone:Alerts:RingingLongerThan", "00:00:02", "--Boards:everyone:Alerts:Sound", "Chime",
        "--Boards:everyone:Alerts:RegistrationLost", "true", "--Boards:everyone:Alerts:RegistrationsLostTogether", "5",
    ]);

    public async ValueTask DisposeAsync()
    {
        await chromium.CloseAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Ringing_TooLong_IsSaidMarkedAndAcknowledgedFromADeskAndMovesNothing()
    {
        var wall = await OpenAsync("wall", 1920, 1080);
        var desk = await OpenAsync("team", 390, 844);
        var before = await TilesAsync(wall);
        await _host.ControlAsync("telecomx/rename", new { extension = "121", name = "<script>document.title='owned'</script>" });
        await _host.ControlAsync("telecomx/ring", new { extension = "121", from = "0412341234" });

        var alert = wall.Locator(".alert");
        await Expect(alert.Locator("[data-slot=text]")).ToContainTextAsync("(121) ringing");
        await Expect(alert).ToHaveAttributeAsync("data-alert", "raised");
        await Expect(Tile(wall, "copenhagen/121")).ToHaveAttributeAsync("data-alert", "raised");
        await Expect(wall.Locator("[data-slot=said]")).ToContainTextAsync("(121) ringing");
        await Expect(wall).ToHaveTitleAsync(OneAlert());
        await Expect(wall.Locator("[data-mute]")).ToBeVisibleAsync();
        (await wall.AxeAsync()).ShouldBeEmpty();
        (await desk.AxeAsync()).ShouldBeEmpty();

        await desk.Locator(".alert button").ClickAsync();
        await Expect(alert).ToHaveAttributeAsync("data-alert", "seen");
        await Expect(alert.Locator("[data-slot=seen]")).ToContainTextAsync("by this computer");
        await Expect(wall.Locator("[data-mute]")).ToBeHiddenAsync();
        (await TilesAsync(wall)).ShouldBe(before);

        await _host.ControlAsync("telecomx/hangup", new { extension = "121" });
        await Expect(alert).ToHaveCountAsync(0);
        await Expect(wall.Locator("[data-empty=alerts]")).ToBeVisibleAsync();
        await Expect(Tile(wall, "copenhagen/121")).Not.ToHaveAttributeAsync("data-alert", Any());
        (await wall.TitleAsync()).ShouldBe("Everyone");
    }

    [Fact]
    public async Task Phones_LostAtOnce_AreOneAlertThatTheKeyAcknowledges()
    {
        var desk = await OpenAsync("team", 1280, 720);
        await _host.ControlAsync("jingl/unregister", new { });

        await Expect(desk.Locator(".alert [data-slot=text]")).ToHaveTextAsync(Together());
        await Expect(desk.Locator(".person[data-key='sydney/120']")).ToHaveAttributeAsync("data-alert", "raised");
        await desk.Locator("#search").PressAsync("a");
        await Expect(desk.Locator(".alert")).ToHaveAttributeAsync("data-alert", "raised");
        await desk.Locator("#search").FillAsync("");
        await desk.Locator("#search").BlurAsync();
        await desk.Keyboard.PressAsync("a");

        await Expect(desk.Locator(".alert")).ToHaveAttributeAsync("data-alert", "seen");
    }

    [GeneratedRegex(@"^! 1 · .*Everyone$", RegexOptions.None, 1000)]
    private static partial Regex OneAlert();

    [GeneratedRegex(@"^\d+ phones of sydney lost in \d+ s: network\?$", RegexOptions.None, 1000)]
    private static partial Regex Together();

    [GeneratedRegex(".", RegexOptions.None, 1000)]
    private static partial Regex Any();

    private static ILocator Tile(IPage page, string key) => page.Locator($".tile[data-key='{key}']");

    // Positions are relative to the wall, which pixel shift moves each minute. They are read once all animations have ended.
    private static async Task<string> TilesAsync(IPage page)
    {
        await page.SettledAsync();
        return await page.EvaluateAsync<string>(
            """
            () => {
              const wall = document.querySelector('.wall').getBoundingClientRect();
              return JSON.stringify([...document.querySelectorAll('.tile')].map(t => {
                const r = t.getBoundingClientRect();
                return [t.dataset.key, ...[r.x - wall.x, r.y - wall.y, r.width, r.height].map(Math.round)];
              }));
            }
            """);
    }

    private async Task<IPage> OpenAsync(string view, int width, int height)
    {
        var page = await chromium.PageAsync(width, height);
        // The browser takes the driver's evaluations for user gestures, which permit sound. The stub simulates a room without gestures.
        await page.AddInitScriptAsync("window.AudioContext = class { state = 'suspended'; resume() { return new Promise(() => {}); } close() { return Promise.resolve(); } }");
        await page.GotoAsync($"{_host.Address}/{view}/everyone");
        await Expect(page.Locator("[data-slot=link]").First).ToHaveTextAsync("Live");
        await Expect(page.Locator(":is(.tile, .person)[data-shown=Unknown]")).ToHaveCountAsync(0);
        await Expect(page.Locator(":is(.tile, .person):visible")).ToHaveCountAsync(200);
        return page;
    }
}
