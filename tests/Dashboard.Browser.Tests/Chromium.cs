using System.Collections.Concurrent;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Dashboard.Browser.Tests.Chromium))]

namespace Dashboard.Browser.Tests;

/// <summary>Debian's Chromium, headless: one browser for all tests, in which each has contexts of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    // The popups of the address bar are pages too: two processes for each window, which take more processor time than most
    // tests. This switch replaces Playwright's own, so what that disables follows.
    private const string DisabledFeatures =
        "WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,"
        + "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,DialMediaRouteProvider,GlobalMediaControls,HttpsUpgrades,LensOverlay,MediaRouter,PaintHolding,"
        + "ThirdPartyStoragePartitioning,BlockOriginHeaderModificationOnRedirect,AvoidCorsURLLoaderRestartOnRedirect,Translate,AutoDeElevate,OptimizationHints,NetworkTimeServiceQuerying,AimEnabled";

    // The headless shell has no windows to draw: the tests take a fifth less time with it.
    private static readonly string[] Programs = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    private readonly ConcurrentDictionary<string, ConcurrentBag<IBrowserContext>> _contexts = new(StringComparer.Ordinal);
    private IPlaywright _playwright = null!;

    public IBrowser Browser { get; private set; } = null!;

    /// <summary>Looks for secrets in all responses that pages receive.</summary>
    internal ResponseScan Scan { get; } = new();

    private static string CurrentTest => TestContext.Current.Test?.UniqueID ?? "";

    public async ValueTask InitializeAsync()
    {
        // Generous, because several tests share the machine; LatencyTests measures how soon.
        Assertions.SetDefaultExpectTimeout(20_000);
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Array.Find(Programs, File.Exists) ?? Programs[^1],
            Args = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", $"--disable-features={DisabledFeatures}"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright.Dispose();
        await Console.Out.WriteLineAsync($"{Scan}");
    }

    /// <summary>A page of a size, in a profile of its own that belongs to the running test.</summary>
    public async Task<IPage> PageAsync(int width = 1920, int height = 1080, bool script = true, bool worker = true)
    {
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            JavaScriptEnabled = script,
            ServiceWorkers = worker ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
        });
        _contexts.GetOrAdd(CurrentTest, _ => []).Add(context);
        context.SetDefaultTimeout(20_000);
        Scan.Watch(context);
        return await context.NewPageAsync();
    }

    /// <summary>Closes the pages of the running test: a page that stays open continues to render and to call its host.</summary>
    public async Task CloseAsync()
    {
        if (!_contexts.TryRemove(CurrentTest, out var contexts))
        {
            return;
        }

        foreach (var context in contexts)
        {
            await context.CloseAsync();
            // Asserted here, where it fails the test; an exception at the end of a fixture fails none.
            (await Scan.FoundAsync(context)).ShouldBeEmpty();
        }
    }
}

/// <summary>Tests that measure or need most of the machine: nothing runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuringCollection
{
    public const string Name = "Measuring";
}
