using System.Text.Json;
using Dashboard.Testing;

namespace Dashboard.Browser.Tests.Engines;

/// <summary>The pages in a browser engine other than Chromium: legible without a script, live with it, and without errors.</summary>
/// <typeparam name="TEngine">The engine.</typeparam>
public abstract class EngineTests<TEngine>(EngineTests<TEngine>.Started started, IdleHosts hosts) : IAsyncLifetime
    where TEngine : IEngine, new()
{
    // Finds text that is illegible: too small, overflowing, or covered by another element.
    private const string Look =
        """
        (selector => {
          const problems = [], all = [...document.querySelectorAll(selector)].filter(e => e.getClientRects().length > 0);
          const boxes = all.map(e => e.getBoundingClientRect());
          boxes.forEach((box, at) => {
            const range = document.createRange();
            range.selectNodeContents(all[at]);
            const text = range.getBoundingClientRect(), key = all[at].dataset.key;
            if (box.width < 90 || box.height < 24) problems.push(`${key} is ${box.width}×${box.height}`);
            if (!all[at].textContent.trim()) problems.push(`${key} is empty`);
            if (text.top < box.top - 1 || text.bottom > box.bottom + 1 || text.left < box.left - 1) problems.push(`the text of ${key} leaves it by ${Math.max(box.top - text.top, text.bottom - box.bottom, box.left - text.left)} pixels: ${all[at].outerHTML}`);
            if (boxes.some((other, i) => i !== at && other.left < box.right - 1 && other.right > box.left + 1 && other.top < box.bottom - 1 && other.bottom > box.top + 1)) problems.push(`${key} is covered`);
          });
          if (document.documentElement.scrollWidth > innerWidth + 1) problems.push('the page is wider than the window');
          return JSON.stringify({ count: all.length, columns: new Set(boxes.map(b => Math.round(b.left))).size, problems: problems.slice(0, 5) });
        })
        """;

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);
    private HostProcess _host = null!;

    public async ValueTask InitializeAsync() => _host = await hosts.BorrowAsync();

    public ValueTask DisposeAsync() => new(hosts.ReturnAsync(_host));

    [Theory]
    [InlineData("/wall/everyone", ".tile", 5)]
    [InlineData("/team/everyone", ".person", 2)]
    [InlineData("/supervisor", ".supervisor-board .tile", 2)]
    public async Task Page_WithoutScript_IsLegible(string path, string phone, int columns)
    {
        await using var proxy = await PageProxy.WithoutScriptsAsync(_host.Address);
        var engine = await started.EngineAsync();

        await engine.OpenAsync(proxy.Address + path);

        await LooksWellAsync(engine, phone, columns);
    }

    [Theory]
    [InlineData("/wall/everyone", ".tile", 5)]
    [InlineData("/team/everyone", ".person", 2)]
    [InlineData("/supervisor", ".supervisor-board .tile", 2)]
    public async Task Page_WithItsScript_IsLiveWithoutAnError(string path, string phone, int columns)
    {
        await using var proxy = await PageProxy.KeepingErrorsAsync(_host.Address);
        var engine = await started.EngineAsync();

        await engine.OpenAsync(proxy.Address + path);
        await Eventually.HoldsAsync(async () => await engine.EvaluateAsync("document.querySelector('[data-page]').dataset.link") == "live", Bound, "the board is live");
        if (path == "/supervisor")
        {
            await Eventually.HoldsAsync(
                async () => await engine.EvaluateAsync("String(document.querySelectorAll('[data-grid=extensions] tbody tr').length > 5)") == "true", Bound, "the grid has rows");
        }

        await _host.ControlAsync("vonage/ring", new { extension = "120", from = "0412341234" });
        var tile = $"document.querySelector(\"{phone}[data-key='montreal/120']\").dataset.shown ?? ''";
        await Eventually.HoldsAsync(async () => await engine.EvaluateAsync(tile) == "Ringing", Bound, "the phone that rings is shown so");
        await LooksWellAsync(engine, phone, columns);
        (await engine.EvaluateAsync("JSON.stringify(pageErrors)")).ShouldBe("[]");
    }

    private static async Task LooksWellAsync(IEngine engine, string phone, int columns)
    {
        var look = JsonDocument.Parse(await engine.EvaluateAsync($"{Look}('{phone}')")).RootElement;
        look.GetProperty("problems").EnumerateArray().ShouldBeEmpty();
        look.GetProperty("count").GetInt32().ShouldBeGreaterThan(30);
        look.GetProperty("columns").GetInt32().ShouldBeGreaterThanOrEqualTo(columns);
    }

    /// <summary>The engine, started by the first test.</summary>
    public sealed class Started : IAsyncDisposable
    {
        private readonly Lazy<Task<TEngine>> _engine = new(StartAsync);

        public Task<TEngine> EngineAsync() => _engine.Value;

        public async ValueTask DisposeAsync()
        {
            if (_engine.IsValueCreated)
            {
                await (await _engine.Value).DisposeAsync();
            }
        }

        private static async Task<TEngine> StartAsync()
        {
            var engine = new TEngine();
            try
            {
                await engine.StartAsync();
                return engine;
            }
            catch
            {
                await engine.DisposeAsync();
                throw;
            }
        }
    }
}

/// <summary>The pages in Firefox.</summary>
public sealed class FirefoxTests(EngineTests<Firefox>.Started started, IdleHosts hosts) : EngineTests<Firefox>(started, hosts), IClassFixture<EngineTests<Firefox>.Started>;

/// <summary>The pages in WebKit.</summary>
public sealed class WebKitTests(EngineTests<WebKit>.Started started, IdleHosts hosts) : EngineTests<WebKit>(started, hosts), IClassFixture<EngineTests<WebKit>.Started>;
