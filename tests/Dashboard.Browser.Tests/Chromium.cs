using System.Collections.Concurrent;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Dashboard.Browser.Tests.Chromium))]

namespace Dashboard.Browser.Tests;

/// <summary>Debian's Chromium, headless: one browser process for all tests, with separate contexts for each.</summary>
public sealed class Chromium : IAsyncLifetime
{
    // The popups of the address bar are pages too: two processes per window, which take more processor time than most tests. This
    // switch replaces Playwright's own, so the features that Playwright disables follow.
    private const string DisabledFeatures =
        "WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,"
        + "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,DialMediaRouteProvider,GlobalMediaControls,HttpsUpgrades,LensOverlay,MediaRouter,PaintHolding,"
        + "ThirdPartyStoragePartitioning,BlockOriginHeaderModificationOnRedirect,AvoidCorsURLLoaderRestartOnRedirect,Translate,AutoDeElevate,OptimizationHints,NetworkTimeServiceQuerying,AimEnabled";

    // The headless shell draws no windows, which makes the tests a fifth faster.
    private static readonly string[] Programs = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    private readonly ConcurrentDictionary<string, ConcurrentBag<IBrowserContext>> _contexts = new(StringComparer.Ordinal);
    private IPlaywright _playwright = null!;

    public IBrowser Browser { get; private set; } = null!;

    /// <summary>Searches all responses that pages receive for secrets.</summary>
    internal ResponseScan Scan { get; } = new();

    private static string CurrentTest => TestContext.Current.Test?.UniqueID ?? "";

    public async ValueTask InitializeAsync()
    {
        // Generous, because several tests share the machine. LatencyTests measures the latency.
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

    /// <summary>Opens a page of a given size in a new profile that belongs to the running test.</summary>
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

    /// <summary>Closes the pages of the running test. A page that stays open continues to render and to send requests to its host.</summary>
    public async Task CloseAsync()
    {
        if (!_contexts.TryRemove(CurrentTest, out var contexts))
        {
            return;
        }

        foreach (var context in contexts)
        {
            await context.CloseAsync();
            // Asserted here, where it fails the test. An exception in a fixture's disposal fails no test.
            (await Scan.FoundAsync(context)).ShouldBeEmpty();
        }
    }
}

/// <summary>Tests that measure, or need most of the machine. Nothing runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuringCollection
{
    public const string Name = "Measuring";
}
