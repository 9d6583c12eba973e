using System.Text.RegularExpressions;
using Dashboard.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Browser.Tests;

/// <summary>The supervisor's page under faults.</summary>
public sealed class SupervisorFaultTests(Chromium chromium, IdleHosts hosts) : IAsyncLifetime
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
    public async Task TwoSupervisors_RacingForOneCall_OneActsAndTheOtherIsToldWhatChanged()
    {
        var number = await TalkAsync(120);
        var (first, second) = (await OpenAsync(number), await OpenAsync(number));
        await Button(second, "Transfer…").ClickAsync();
        await Field(second).FillAsync("0003*121");
        // Simulates the time between two polls: the command is accepted but not yet visible.
        await _host.ControlAsync("voipnow/commands", new { mode = "ignore" });

        await Button(first, "Hang up").ClickAsync();
        await Expect(Toast(first)).ToHaveAttributeAsync("data-status", "Accepted");
        await second.Keyboard.PressAsync("Enter");

        await Expect(Toast(second)).ToHaveAttributeAsync("data-status", "Refused");
        await Expect(Toast(second)).ToContainTextAsync(new Regex("sent “Hang up” for this call .* Nothing was sent.", RegexOptions.None, Bound));
        await _host.ControlAsync("voipnow/hangup", new { extension = number });
        await Expect(Toast(first)).ToHaveAttributeAsync("data-status", "Observed");
        (await CommandsAboutAsync(number)).ShouldHaveSingleItem().ShouldStartWith("DELETE");
    }

    [Fact]
    public async Task Form_WhoseCallEnds_SaysSoAtOnceAndKeepsWhatWasTyped()
    {
        var number = await TalkAsync(122);
        var page = await OpenAsync(number);
        await Button(page, "Transfer…").ClickAsync();
        await Expect(Field(page)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("jan");

        await _host.ControlAsync("voipnow/hangup", new { extension = number });

        var form = page.Locator(".panel-target");
        await Expect(form.GetByRole(AriaRole.Alert)).ToContainTextAsync("The call is over.");
        await Expect(Field(page)).ToHaveValueAsync("jan");
        await Expect(Field(page)).ToBeFocusedAsync();
        await Expect(form.GetByRole(AriaRole.Button)).ToHaveTextAsync(["Close"]);
        await Expect(Button(page, "Hang up")).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("Enter");
        await form.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(form).ToBeHiddenAsync();
        (await CommandsAboutAsync(number)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Vendor_AcceptingAndDoingNothing_IsNeverSaidToBeDone()
    {
        var (kept, lost) = (await TalkAsync(123), await TalkAsync(124));
        await _host.ControlAsync("voipnow/commands", new { mode = "ignore" });
        var page = await OpenAsync(kept);
        await Button(page, "Hang up").ClickAsync();
        var hangUp = page.Locator(".command-list li", new() { HasText = kept });
        await Expect(hangUp).ToContainTextAsync("Accepted, not confirmed yet");

        // The other supervisor's call ends while its transfer form is open.
        var other = await OpenAsync(lost);
        await Button(other, "Transfer…").ClickAsync();
        await Field(other).FillAsync("0003*125");
        await other.Keyboard.PressAsync("Enter");
        await Expect(Toast(other)).ToHaveAttributeAsync("data-status", "Accepted");
        await _host.ControlAsync("voipnow/hangup", new { extension = lost });

        await Expect(hangUp).ToHaveAttributeAsync("data-status", "TimedOut", new() { Timeout = 30_000 });
        await Expect(hangUp).ToContainTextAsync("Not confirmed");
        await Expect(hangUp).ToContainTextAsync("No poll of the last 15 s showed that it was done.");
        await Expect(hangUp).Not.ToContainTextAsync("Done");
        await Expect(Toast(other)).ToHaveAttributeAsync("data-status", "TimedOut");
        await Expect(Toast(other)).ToContainTextAsync("The call is over by now.");
        (await CommandsAboutAsync(kept)).Count.ShouldBe(1, "sent once, whatever came of it");
    }

    [Fact]
    public async Task Credentials_RefusedInTheMiddle_SayWhatToDoAndWhatIsOld()
    {
        await _host.ControlAsync("jingl/ring", new { extension = "120", from = "0412341234" });
        await _host.ControlAsync("jingl/answer", new { extension = "120" });
        var page = await chromium.PageAsync();
        await GoAsync(page, "?open=sydney%2F120");
        // The form must be about the answered call and not the ringing one.
        await Expect(page.Locator(".panel-state")).ToHaveAttributeAsync("data-state", "OnCall");
        await Button(page, "Transfer…").ClickAsync();
        await Field(page).FillAsync("121");
        await _host.FaultAsync("jingl", new { kind = "Status", status = 401 });
        try
        {
            await page.Keyboard.PressAsync("Enter");

            await Expect(Toast(page)).ToHaveAttributeAsync("data-status", "Refused");
            await Expect(Toast(page)).ToContainTextAsync("Accounts:sydney:Password");
            await Expect(page.Locator(".supervisor-outage")).ToHaveTextAsync(["sydney: Sign-in refused"]);
            await Expect(page.Locator(".panel-state time")).ToContainTextAsync("ago");
            await Expect(page.Locator("[data-list=tiles] [data-key='sydney/120']").First).ToHaveAttributeAsync("data-fresh", new Regex("ageing|stale", RegexOptions.None, Bound));
            (await _host.CommandsAsync("jingl")).Count.ShouldBeLessThan(2);
        }
        finally
        {
            await _host.ClearAsync("jingl");
            await _host.RetryAsync("sydney");
        }

        await Expect(page.Locator(".supervisor-outage")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Vendor_LostDuringACommand_LeavesItOpenUntilAPollDecides()
    {
        var number = (await _host.NumbersAsync("copenhagen"))[20];
        await _host.ControlAsync("telecomx/dial", new { extension = number, to = "0412341234" });
        var page = await chromium.PageAsync();
        await GoAsync(page, $"?open=copenhagen%2F{number}");
        await _host.FaultAsync("telecomx", new { kind = "Reset", endpoint = "commands" });
        await Button(page, "Hang up").ClickAsync();

        await Expect(Toast(page)).ToContainTextAsync("No answer: it may have been done");
        await Expect(Toast(page)).ToHaveAttributeAsync("data-status", "Requested");
        await _host.FaultAsync("telecomx", new { kind = "Refuse" });
        await Expect(page.Locator(".supervisor-outage")).ToContainTextAsync("copenhagen");
        await Expect(Toast(page)).ToHaveAttributeAsync("data-status", "Requested");

        await _host.ControlAsync("telecomx/hangup", new { extension = number });
        await _host.ClearAsync("telecomx");
        // A command is tracked for 15 s, which a pause between polls may exceed.
        await _host.RetryAsync("copenhagen");
        await Expect(Toast(page)).ToHaveAttributeAsync("data-status", "Observed");
        await Expect(Toast(page)).Not.ToContainTextAsync("may have been");
    }

    [Fact]
    public async Task Press_DoubledOrHeldDown_IsOneCommand()
    {
        var page = await chromium.PageAsync();
        var place = 130;
        foreach (var button in new[] { "Hold", "Park", "To voicemail", "Hang up" })
        {
            var number = await TalkAsync(place++);
            await GoAsync(page, $"?open=bucharest%2F{Uri.EscapeDataString(number)}");
            await Button(page, button).DblClickAsync(new() { Delay = 40 });
            await OverAsync(page);
            (await CommandsAboutAsync(number)).Count.ShouldBe(1, button);
        }

        var typed = await TalkAsync(place++);
        await GoAsync(page, "");
        await page.Keyboard.PressAsync("Control+k");
        await page.Locator("[data-palette]").FillAsync($"hang up {typed}");
        await Expect(page.Locator("#palette-0")).ToContainTextAsync("Hang up");
        await HoldDownAsync(page, "Enter");
        await OverAsync(page);
        (await CommandsAboutAsync(typed)).Count.ShouldBe(1, "the palette");

        var asked = await TalkAsync(place);
        await GoAsync(page, $"?open=bucharest%2F{Uri.EscapeDataString(asked)}");
        await Button(page, "Transfer…").FocusAsync();
        await HoldDownAsync(page, "Enter");
        await Expect(Field(page)).ToBeFocusedAsync();
        await Field(page).FillAsync("0003*126");
        await Expect(page.Locator(".panel-target [role=alert]")).ToHaveCountAsync(0);
        await HoldDownAsync(page, "Enter");
        await OverAsync(page);
        (await CommandsAboutAsync(asked)).Count.ShouldBe(1, "the form");
    }

    [Fact]
    public async Task Page_BehindOtherTabs_IsNotDrawnAndAtOnceWhenItComesForward()
    {
        var page = await chromium.PageAsync();
        await GoAsync(page, "?account=montreal");
        var ringing = page.Locator(".chip[data-state=Ringing] b");
        var before = await ringing.InnerTextAsync();
        await page.GoBehindAsync();

        await _host.ControlAsync("vonage/ring", new { extension = (await _host.NumbersAsync("montreal"))[20], from = "0412341234" });
        // The board beside the grids has its own connection and stays live, because it may be watched from afar.
        await Expect(page.Locator("[data-list=tiles] [data-key^='montreal/'][data-state=Ringing]")).ToHaveCountAsync(1);
        var drawn = await page.Locator(".supervisor-main").GetAttributeAsync("data-at");
        await _host.ControlAsync("vonage/ring", new { extension = (await _host.NumbersAsync("montreal"))[21], from = "0412341234" });
        await Expect(page.Locator("[data-list=tiles] [data-key^='montreal/'][data-state=Ringing]")).ToHaveCountAsync(2);
        (await page.Locator(".supervisor-main").GetAttributeAsync("data-at")).ShouldBe(drawn);
        (await ringing.InnerTextAsync()).ShouldBe(before);

        await page.ComeForwardAsync();
        await Expect(ringing).Not.ToHaveTextAsync(before);
    }

    [Fact]
    public async Task Caller_WithAHostileName_StaysTextAndKeepsToItsPlace()
    {
        var name = $"\u202Egnikcah <img src=x onerror=alert(1)> {new string('w', 480)}";
        await _host.ControlAsync("voipnow/ring", new { extension = "0003*127", from = name });
        var page = await chromium.PageAsync(390, 844);
        page.Dialog += (_, _) => throw new InvalidOperationException("It ran.");
        await GoAsync(page, "?open=bucharest%2F0003%2A127&q=gnikcah");
        await Expect(page.Locator(".panel-line")).ToContainTextAsync("gnikcah <img");
        await Expect(page.Locator(".evidence")).ToContainTextAsync("[U+202E]gnikcah <img");
        await page.Keyboard.PressAsync("Control+k");
        await page.Locator("[data-palette]").FillAsync("hang up 0003*127");
        await Expect(page.Locator("#palette-0")).ToContainTextAsync("[U+202E]gnikcah <img");

        (await page.EvaluateAsync<string[]>("[document.documentElement, ...document.querySelectorAll('.supervisor-panel, .palette, .palette li')].filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.className)")).ShouldBeEmpty();
        (await page.Locator(".supervisor img").CountAsync()).ShouldBe(0);
    }

    private static ILocator Button(IPage page, string name) => page.Locator(".supervisor-panel .panel-actions > .panel-buttons").GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static ILocator Field(IPage page) => page.Locator("#target");

    private static ILocator Toast(IPage page) => page.Locator(".command-list li");

    private static Task OverAsync(IPage page) => Expect(Toast(page)).ToHaveAttributeAsync("data-status", new Regex("Observed|Refused|TimedOut", RegexOptions.None, Bound), new() { Timeout = 25_000 });

    private static async Task HoldDownAsync(IPage page, string key)
    {
        for (var i = 0; i < 15; i++)
        {
            await page.Keyboard.DownAsync(key);
        }

        await page.Keyboard.UpAsync(key);
    }

    private async Task<IReadOnlyList<string>> CommandsAboutAsync(string number) =>
        [.. (await _host.CommandsAsync("voipnow")).Where(c => c.Contains(number, StringComparison.Ordinal) || c.Contains(number.Replace("*", "%2A", StringComparison.Ordinal), StringComparison.Ordinal))];

    private async Task<string> TalkAsync(int place)
    {
        var number = $"0003*{place}";
        await _host.ControlAsync("voipnow/ring", new { extension = number, from = "0412341234" });
        await _host.ControlAsync("voipnow/answer", new { extension = number });
        await Eventually.HoldsAsync(async () => await _host.StateAsync($"bucharest/{number}") == "OnCall", Bound, $"{number} talks");
        return number;
    }

    private async Task<IPage> OpenAsync(string number)
    {
        var page = await chromium.PageAsync();
        await GoAsync(page, $"?open=bucharest%2F{Uri.EscapeDataString(number)}");
        return page;
    }

    private async Task GoAsync(IPage page, string query)
    {
        await page.GotoAsync($"{_host.Address}/supervisor{query}");
        await Expect(page.Locator("[data-page=supervisor][data-connection=live]")).ToBeAttachedAsync();
    }
}
