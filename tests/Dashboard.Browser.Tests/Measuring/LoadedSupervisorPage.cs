using System.Diagnostics;
using Dashboard.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Browser.Tests.Measuring;

/// <summary>A host with 5,000 extensions and 100 changes per second, and the supervisor's page of an administrator.</summary>
internal sealed class LoadedSupervisorPage : IAsyncDisposable
{
    public const int Extensions = 5000;
    public const int Rate = 100;
    private readonly AccountHost _host;

    private LoadedSupervisorPage(AccountHost host, IPage page, LoadGenerator churn) => (_host, Page, Churn) = (host, page, churn);

    public IPage Page { get; }

    /// <summary>The generator of changes.</summary>
    public LoadGenerator Churn { get; }

    /// <summary>The host's process.</summary>
    public Process Process => _host.Process;

    /// <summary>Starts the host and the load, and waits until calls begin and end at the same rate.</summary>
    public static async Task<LoadedSupervisorPage> StartAsync(Chromium chromium)
    {
        var host = await AccountHost.StartAsync(Extensions, "--Accounts:sydney:Poll:RequestsPerMinute", "2000");
        try
        {
            var page = await chromium.PageAsync();
            await page.AddInitScriptAsync(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Measuring/interactions.js")));
            await BecomeAdministratorAsync(host, page);
            var numbers = await page.EvaluateAsync<string[]>("async () => (await (await fetch('/api/v1/extensions')).json()).items.map(e => e.number)");
            var desk = new LoadedSupervisorPage(host, page, new LoadGenerator(host.Control, numbers, Rate));
            await Eventually.HoldsAsync(() => desk.Churn.Done > 6 * Rate, TimeSpan.FromSeconds(60), "calls begin and end at the same rate");
            return desk;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens the supervisor's page.</summary>
    public async Task OpenAsync(IPage page)
    {
        await page.GotoAsync($"{_host.Address}/supervisor");
        await Expect(page.Locator("[data-connection=live]")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-grid=extensions] .grid-count")).ToHaveTextAsync($"{Extensions}");
    }

    /// <summary>Asserts that calls of the last seconds are polled and shown.</summary>
    public async Task ExpectBusyAsync()
    {
        var busy = await Page.EvaluateAsync<int>("async () => (await (await fetch('/api/v1/extensions')).json()).items.filter(e => e.state !== 'Idle').length");
        busy.ShouldBeInRange(Rate, 6 * Rate);
        await Expect(Page.Locator("[data-grid=calls] .grid-count")).Not.ToHaveTextAsync("0");
    }

    /// <summary>Performs the interactions of about a minute. Returns for each the time in milliseconds until the server's response is painted.</summary>
    public async Task<List<double>> UseAsync()
    {
        var answers = new List<double>();
        var rows = Page.Locator("[data-grid=extensions] tbody tr[data-key]");
        // Rows may be rendered again in between. A press on the row that is already open would change nothing.
        var others = Page.Locator("[data-grid=extensions] tbody tr[data-key]:not([data-selected])");
        for (var i = 2; i < 8; i++)
        {
            await Do("#panel-title", () => others.Nth(i).ClickAsync());
        }

        for (var i = 0; i < 10; i++)
        {
            await Page.Keyboard.PressAsync("ArrowDown");
            await Page.Mouse.WheelAsync(0, 400);
        }

        await Do(".supervisor-panel", () => Page.Keyboard.PressAsync("Escape"));
        await Page.Keyboard.PressAsync("/");
        foreach (var letter in "mar")
        {
            await Do("[data-grid=extensions] .grid-count", () => Page.Keyboard.PressAsync($"{letter}"));
        }

        for (var i = 0; i < 3; i++)
        {
            await Do("[data-grid=extensions] .grid-count", () => Page.Keyboard.PressAsync("Backspace"));
        }

        foreach (var column in new[] { "Name", "In state", "Number" })
        {
            await Do("[data-grid=extensions] .grid-sort[data-sort]", () => Page.Locator("[data-grid=extensions] .grid-sort", new() { HasText = column }).ClickAsync());
        }

        foreach (var press in new[] { "Ringing", "Ringing" })
        {
            await Do("[data-grid=extensions] .grid-count", () => Page.Locator($".chip[data-state={press}]").ClickAsync());
        }

        await Do(".supervisor-menu", () => rows.Nth(4).ClickAsync(new() { Button = MouseButton.Right }));
        await Do(".supervisor-menu", () => Page.Keyboard.PressAsync("Escape"));
        await Do(".palette", () => Page.Keyboard.PressAsync("Control+k"));
        foreach (var letter in "call 10")
        {
            await Page.Keyboard.PressAsync(letter == ' ' ? "Space" : $"{letter}");
        }

        await Do(".palette", () => Page.Keyboard.PressAsync("Escape"));
        return answers;

        async Task Do(string selector, Func<Task> press)
        {
            await Page.EvaluateAsync("selector => { window.answer = answered(selector); }", selector);
            await press();
            // A missing response fails this test at once and not, minutes later, the run.
            answers.Add(await Page.EvaluateAsync<double>(
                "selector => Promise.race([answer, new Promise((_, fail) => setTimeout(() => fail(new Error(`${selector} did not change`)), 20000))])", selector));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Churn.DisposeAsync();
        await _host.DisposeAsync();
    }

    private static async Task BecomeAdministratorAsync(AccountHost host, IPage page)
    {
        await page.GotoAsync(host.SetUpLink);
        await page.Locator("#name").FillAsync("Anna");
        await page.Locator("#password").FillAsync(AccountHost.Password);
        await page.Locator("button[type=submit]").ClickAsync();
        await Expect(page.GetByText("Anna")).ToBeVisibleAsync();
    }
}
