using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Browser.Tests;

/// <summary>The server is killed while a supervisor is working, and the phone systems continue.</summary>
public sealed class SupervisorReturnTests(Chromium chromium) : IAsyncLifetime
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);
    private readonly HttpClient _http = new();
    private AccountHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await AccountHost.StartAsync(more: AccountHost.WithVoipNow);

    public async ValueTask DisposeAsync()
    {
        await chromium.CloseAsync();
        await _host.DisposeAsync();
        _http.Dispose();
    }

    [Fact]
    public async Task Server_StartedAnewWhileAFormIsOpen_GivesEverythingBackAndSaysWhatIsNotKnown()
    {
        await ControlAsync("ring", new { extension = "0003*120", from = "0412341234" });
        await ControlAsync("answer", new { extension = "0003*120" });
        await ControlAsync("commands", new { mode = "ignore" });
        var page = await chromium.PageAsync(1366, 768);
        await SignInAsync(page);
        await page.GotoAsync($"{_host.Address}/supervisor?q=0003&account=bucharest&sort=-number&open=bucharest%2F0003%2A120");
        await LiveAsync(page);
        var rows = page.Locator("[data-grid=extensions] .rz-data-grid-data");
        await page.HoldsAsync("document.querySelector('[data-grid=extensions] .rz-data-grid-data').scrollHeight > 1000");
        await rows.EvaluateAsync("r => r.scrollTop = 320");
        await Button(page, "Hang up").ClickAsync();
        await Expect(page.Locator(".command-list li")).ToHaveAttributeAsync("data-status", "Accepted");
        await Button(page, "Transfer…").ClickAsync();
        var field = page.Locator("#target");
        await Expect(field).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("0003*12");
        await Expect(page.Locator("[data-return]")).ToBeHiddenAsync();
        var address = page.Url;

        await _host.KillAsync();
        await Expect(page.GetByRole(AriaRole.Alertdialog)).ToContainTextAsync(new Regex("Nothing new has come for [0-9]", RegexOptions.None, Bound));
        await _host.RestartAsync();
        await Expect(page.GetByRole(AriaRole.Alertdialog)).ToBeHiddenAsync(new() { Timeout = 60_000 });
        await LiveAsync(page);

        var note = page.Locator("[data-return]");
        await Expect(note).ToContainTextAsync(new Regex(@"The server was restarted at \d\d.\d\d.*You are back where you were\.", RegexOptions.None, Bound));
        await Expect(note.Locator("[data-command-lost]")).ToHaveTextAsync([new Regex(@"Hang up: .*0003\*120", RegexOptions.None, Bound)]);
        await Expect(note).ToContainTextAsync("whose result is not known");
        page.Url.ShouldBe(address);
        await Expect(field).ToHaveValueAsync("0003*12");
        await Expect(page.Locator(".panel-target [type=submit]")).ToHaveTextAsync("Transfer");
        await Expect(page.Locator(".panel-target [role=alert]")).ToHaveCountAsync(0);
        await page.HoldsAsync("document.querySelector('[data-grid=extensions] .rz-data-grid-data').scrollTop === 320");
        (await page.AxeAsync()).ShouldBeEmpty();

        // The form continues with the same call, and no other client acts on it.
        await ControlAsync("commands", new { mode = "obey" });
        await field.FocusAsync();
        await page.Keyboard.TypeAsync("1");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".command-list li")).ToHaveAttributeAsync("data-status", "Observed");
        await note.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(note).ToBeHiddenAsync();

        // A reload by the user restores nothing and shows no notice.
        await page.ReloadAsync();
        await LiveAsync(page);
        await page.HoldsAsync("sessionStorage.getItem('desk-return') === null");
        await Expect(note).ToBeHiddenAsync();
    }

    private static ILocator Button(IPage page, string name) => page.Locator(".supervisor-panel").GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static Task LiveAsync(IPage page) => Expect(page.Locator("[data-page=supervisor][data-connection=live]")).ToBeAttachedAsync();

    private async Task SignInAsync(IPage page)
    {
        await page.GotoAsync(_host.SetUpLink);
        await page.Locator("#name").FillAsync("Anna");
        await page.Locator("#password").FillAsync(AccountHost.Password);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Signed in as Anna")).ToBeVisibleAsync();
    }

    private async Task ControlAsync(string what, object body) => (await _http.PostAsJsonAsync(new Uri(_host.Control, $"../voipnow/{what}"), body)).EnsureSuccessStatusCode();
}
