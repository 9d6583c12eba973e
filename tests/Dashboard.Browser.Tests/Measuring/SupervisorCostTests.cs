using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;

namespace Dashboard.Browser.Tests.Measuring;

/// <summary>
/// Measures the server's cost of a supervisor's page and its response times, with 5,000 extensions and 100 changes per second.
/// <c>SUPERVISOR_SECONDS=30</c> sets the duration of each part, <c>SUPERVISOR_PAGES=5</c> the number of pages. The default is a short
/// measurement of one page.
/// </summary>
[Collection(MeasuringCollection.Name)]
[Trait("Category", "Performance")]
public sealed class SupervisorCostTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly TimeSpan Part = TimeSpan.FromSeconds(Number("SUPERVISOR_SECONDS", 2));
    private static readonly int Pages = Number("SUPERVISOR_PAGES", 1);
    private static readonly int Rounds = Part > TimeSpan.FromSeconds(10) ? 3 : 1;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await chromium.CloseAsync();

    [Fact]
    public async Task Desk_FiveThousandExtensionsAndAHundredChangesASecond_RespondsSoonAndCostsLittle()
    {
        await using var desk = await LoadedSupervisorPage.StartAsync(chromium);
        var pages = new List<IPage> { desk.Page };
        while (pages.Count < Pages)
        {
            pages.Add(await desk.Page.Context.NewPageAsync());
        }

        var (without, with) = (new List<Cost>(), new List<Cost>());
        for (var i = 0; i < Rounds; i++)
        {
            await Task.WhenAll(pages.Select(p => p.GotoAsync("about:blank")));
            without.Add(await CostAsync(desk, "no page"));
            foreach (var page in pages)
            {
                await desk.OpenAsync(page);
            }

            with.Add(await CostAsync(desk, "with pages"));
        }

        var cost = (with.Average(c => c.Processor) - without.Average(c => c.Processor)) / Pages;
        output.WriteLine($"of {Pages}, one page costs {cost:0.0} % of a core and {(with[0].Memory - without[0].Memory) / Pages:0} MiB, collected or not");
        await desk.ExpectBusyAsync();

        var answers = (await desk.UseAsync()).Order().ToList();
        var interactions = (await desk.Page.EvaluateAsync<double[]>("interactions()")).Order().ToList();
        output.WriteLine($"INP {interactions[^1]:0} ms of {interactions.Count} interactions ({string.Join(", ", interactions.Select(i => $"{i:0}"))})");
        output.WriteLine($"from the press to the server's answer on screen: {string.Join(", ", answers.Select(a => $"{a:0}"))} ms");

        // The bounds allow for a machine with other load.
        interactions.Count.ShouldBeGreaterThan(20);
        interactions[^1].ShouldBeLessThan(600);
        cost.ShouldBeLessThan(100);
    }

    private static int Number(string variable, int normal) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : normal;

    // The costs of opening and closing pages are outside the measured time.
    private async Task<Cost> CostAsync(LoadedSupervisorPage desk, string what)
    {
        using var timer = new PeriodicTimer(Part);
        await timer.WaitForNextTickAsync();
        var process = desk.Process;
        var (watch, before, changes) = (Stopwatch.StartNew(), Used(), desk.Churn.Done);
        await timer.WaitForNextTickAsync();
        var took = watch.Elapsed.TotalSeconds;
        var cost = new Cost(100 * (Used() - before).TotalSeconds / took, process.WorkingSet64 / 1024.0 / 1024);
        output.WriteLine($"{what}: {cost.Processor:0.0} % of a core over {took:0} s at {(desk.Churn.Done - changes) / took:0} changes a second, {cost.Memory:0} MiB");
        return cost;

        TimeSpan Used()
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    private sealed record Cost(double Processor, double Memory);
}
