using System.Diagnostics;
using System.Globalization;
using Dashboard.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Browser.Tests.Measuring;

/// <summary>
/// What a supervisor's page costs the server and how soon it answers a hand, with 5,000 extensions and 100 changes a second.
/// <c>DESK_SECONDS=30</c> measures each part for so long, <c>DESK_PAGES=5</c> opens so many pages; without them a short part
/// and one page.
/// </summary>
[Collection(MeasuringCollection.Name)]
public sealed class DeskLoadTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private const int Extensions = 5000;
    private const int Rate = 100;
    private static readonly TimeSpan Part = TimeSpan.FromSeconds(Number("DESK_SECONDS", 2));
    private static readonly int Pages = Number("DESK_PAGES", 1);
    private static readonly int Rounds = Part > TimeSpan.FromSeconds(10) ? 3 : 1;
    private AccountHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await AccountHost.StartAsync(Extensions, "--Accounts:sydney:Poll:RequestsPerMinute", "2000");

    public async ValueTask DisposeAsync()
    {
        await chromium.CloseAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Desk_FiveThousandExtensionsAndAHundredChangesASecond_AnswersTheHandAndCostsLittle()
    {
        var page = await chromium.PageAsync();
        await page.AddInitScriptAsync(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Measuring/interactions.js")));
        await BecomeAdministratorAsync(page);
        var numbers = await page.EvaluateAsync<string[]>("async () => (await (await fetch('/api/v1/extensions')).json()).items.map(e => e.number)");
        await using var churn = new Churn(_host.Control, numbers, Rate);
        await Eventually.HoldsAsync(() => churn.Done > 6 * Rate, TimeSpan.FromSeconds(60), "calls begin and end at the same rate");
        var pages = new List<IPage> { page };
        while (pages.Count < Pages)
        {
            pages.Add(await page.Context.NewPageAsync());
        }

        var (without, with) = (new List<Cost>(), new List<Cost>());
        for (var i = 0; i < Rounds; i++)
        {
            await Task.WhenAll(pages.Select(p => p.GotoAsync("about:blank")));
            without.Add(await CostAsync("no page", churn));
            foreach (var each in pages)
            {
                await OpenAsync(each);
            }

            with.Add(await CostAsync("with pages", churn));
        }

        var cost = (with.Average(c => c.Processor) - without.Average(c => c.Processor)) / Pages;
        output.WriteLine($"of {Pages}, one page costs {cost:0.0} % of a core and {(with[0].Memory - without[0].Memory) / Pages:0} MiB, collected or not");
        // That it is drawn at all, and polled: some of the calls of the last seconds are there.
        var busy = await page.EvaluateAsync<int>("async () => (await (await fetch('/api/v1/extensions')).json()).items.filter(e => e.state !== 'Idle').length");
        busy.ShouldBeInRange(Rate, 6 * Rate);
        await Expect(page.Locator("[data-grid=calls] .grid-count")).Not.ToHaveTextAsync("0");

        var answers = (await UseAsync(page)).Order().ToList();
        var interactions = (await page.EvaluateAsync<double[]>("interactions()")).Order().ToList();
        output.WriteLine($"INP {interactions[^1]:0} ms of {interactions.Count} interactions ({string.Join(", ", interactions.Select(i => $"{i:0}"))})");
        output.WriteLine($"from the hand to the server's answer on screen: {string.Join(", ", answers.Select(a => $"{a:0}"))} ms");

        // Bounds for a machine that does other things too.
        interactions.Count.ShouldBeGreaterThan(20);
        interactions[^1].ShouldBeLessThan(600);
        cost.ShouldBeLessThan(100);
    }

    private static int Number(string variable, int normal) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : normal;

    private async Task BecomeAdministratorAsync(IPage page)
    {
        await page.GotoAsync(_host.SetUpLink);
        await page.Locator("#name").FillAsync("Anna");
        await page.Locator("#password").FillAsync(AccountHost.Password);
        await page.Locator("button[type=submit]").ClickAsync();
        await Expect(page.GetByText("Anna")).ToBeVisibleAsync();
    }

    private async Task OpenAsync(IPage page)
    {
        await page.GotoAsync($"{_host.Address}/supervisor");
        await Expect(page.Locator("[data-desk=live]")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-grid=extensions] .grid-count")).ToHaveTextAsync($"{Extensions}");
    }

    // What a page leaves behind, and what it makes once, lies outside the measured time.
    private async Task<Cost> CostAsync(string what, Churn churn)
    {
        using var timer = new PeriodicTimer(Part);
        await timer.WaitForNextTickAsync();
        var process = _host.Process;
        var (watch, before, changes) = (Stopwatch.StartNew(), Used(), churn.Done);
        await timer.WaitForNextTickAsync();
        var took = watch.Elapsed.TotalSeconds;
        var cost = new Cost(100 * (Used() - before).TotalSeconds / took, process.WorkingSet64 / 1024.0 / 1024);
        output.WriteLine($"{what}: {cost.Processor:0.0} % of a core over {took:0} s at {(churn.Done - changes) / took:0} changes a second, {cost.Memory:0} MiB");
        return cost;

        TimeSpan Used()
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    // What a hand does in a minute, each with what the server answers to it.
    private static async Task<List<double>> UseAsync(IPage page)
    {
        var answers = new List<double>();
        var rows = page.Locator("[data-grid=extensions] tbody tr[data-key]");
        for (var i = 2; i < 8; i++)
        {
            await Do("#panel-title", () => rows.Nth(i).ClickAsync());
        }

        for (var i = 0; i < 10; i++)
        {
            await page.Keyboard.PressAsync("ArrowDown");
            await page.Mouse.WheelAsync(0, 400);
        }

        await Do(".desk-panel", () => page.Keyboard.PressAsync("Escape"));
        await page.Keyboard.PressAsync("/");
        foreach (var letter in "mar")
        {
            await Do("[data-grid=extensions] .grid-count", () => page.Keyboard.PressAsync($"{letter}"));
        }

        for (var i = 0; i < 3; i++)
        {
            await Do("[data-grid=extensions] .grid-count", () => page.Keyboard.PressAsync("Backspace"));
        }

        foreach (var column in new[] { "Name", "Time", "Number" })
        {
            await Do("[data-grid=extensions] .grid-sort[data-sort]", () => page.Locator("[data-grid=extensions] .grid-sort", new() { HasText = column }).ClickAsync());
        }

        foreach (var press in new[] { "Ringing", "Ringing" })
        {
            await Do("[data-grid=extensions] .grid-count", () => page.Locator($".chip[data-state={press}]").ClickAsync());
        }

        await Do(".desk-menu", () => rows.Nth(4).ClickAsync(new() { Button = MouseButton.Right }));
        await Do(".desk-menu", () => page.Keyboard.PressAsync("Escape"));
        await Do(".palette", () => page.Keyboard.PressAsync("Control+k"));
        foreach (var letter in "call 10")
        {
            await page.Keyboard.PressAsync(letter == ' ' ? "Space" : $"{letter}");
        }

        await Do(".palette", () => page.Keyboard.PressAsync("Escape"));
        return answers;

        async Task Do(string selector, Func<Task> press)
        {
            await page.EvaluateAsync("selector => { window.answer = answered(selector); }", selector);
            await press();
            answers.Add(await page.EvaluateAsync<double>("answer"));
        }
    }

    private sealed record Cost(double Processor, double Memory);
}
