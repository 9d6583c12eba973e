using Microsoft.Playwright;

namespace Dashboard.Browser.Tests;

/// <summary>Debian's Chromium, headless.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright _playwright = null!;

    public IBrowser Browser { get; private set; } = null!;

    /// <summary>Looks for secrets in all that its pages are sent.</summary>
    internal ResponseScan Scan { get; } = new();

    public async ValueTask InitializeAsync()
    {
        // This machine may be busy; what is tested is that it comes, and LatencyTests how soon.
        Assertions.SetDefaultExpectTimeout(20_000);
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright.Dispose();
        await Console.Out.WriteLineAsync($"{Scan}");
    }

    /// <summary>A page of a size, in a profile of its own.</summary>
    public async Task<IPage> PageAsync(int width = 1920, int height = 1080, bool script = true, bool worker = true)
    {
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            JavaScriptEnabled = script,
            ServiceWorkers = worker ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
        });
        context.SetDefaultTimeout(20_000);
        Scan.Watch(context);
        return await context.NewPageAsync();
    }

    /// <summary>Closes every page: one that is left open goes on drawing and calling for its host beside the tests that follow.</summary>
    public async Task CloseAsync()
    {
        foreach (var context in Browser.Contexts)
        {
            await context.CloseAsync();
        }

        // Said here, where it fails the test: what a collection's own end says fails none.
        (await Scan.FoundAsync()).ShouldBeEmpty();
    }
}

/// <summary>Tests that keep the machine busy while they run.</summary>
[CollectionDefinition(Name)]
public sealed class ChromiumCollection : ICollectionFixture<Chromium>
{
    public const string Name = "Chromium";
}

/// <summary>Tests that mostly wait for something to be old, lost or back: they run beside the others.</summary>
[CollectionDefinition(Name)]
public sealed class WaitingCollection : ICollectionFixture<Chromium>
{
    public const string Name = "Waiting";
}

/// <summary>Tests that measure: nothing may run beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuringCollection : ICollectionFixture<Chromium>
{
    public const string Name = "Measuring";
}
