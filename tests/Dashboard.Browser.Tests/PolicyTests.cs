using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Browser.Tests;

/// <summary>Every page in a real browser under the host's content security policy: nothing is blocked, and other sites cannot frame it.</summary>
public sealed class PolicyTests(Chromium chromium, FramedHost framed) : IClassFixture<FramedHost>, IAsyncDisposable
{
    private const string Listen = """
        window.refused = [];
        document.addEventListener("securitypolicyviolation", e => window.refused.push(`${e.effectiveDirective} ${e.blockedURI} ${e.sourceFile ?? ""}:${e.lineNumber} ${e.sample}`));
        """;

    // A page of the host. In demo mode every page is accessible.
    public async ValueTask DisposeAsync() => await chromium.CloseAsync();

    [Theory]
    [InlineData("/")]
    [InlineData("/wall/everyone")]
    [InlineData("/wall/everyone?theme=light&zoom=150")]
    [InlineData("/wall/everyone?theme=contrast")]
    [InlineData("/wall/nowhere")]
    [InlineData("/team/everyone")]
    [InlineData("/diagnostics")]
    [InlineData("/jobs")]
    [InlineData("/jobs/recurring")]
    [InlineData("/jobs/servers")]
    [InlineData("/jobs/jobs/succeeded")]
    [InlineData("/display")]
    [InlineData("/displays")]
    [InlineData("/people")]
    [InlineData("/people/new")]
    [InlineData("/tokens")]
    [InlineData("/tokens/new")]
    [InlineData("/audit")]
    [InlineData("/me")]
    [InlineData("/supervisor")]
    [InlineData("/sign-in")]
    [InlineData("/set-up?link=x")]
    [InlineData("/not-found")]
    [InlineData("/status/403")]
    [InlineData("/status/500")]
    public async Task Page_UnderItsPolicy_IsRefusedNothing(string path)
    {
        var page = await chromium.PageAsync(worker: false);
        chromium.Scan.WatchFrames(page);
        var said = new List<string>();
        page.Console += (_, message) => said.Add(message.Text);
        await page.AddInitScriptAsync(Listen);
        var answer = await page.GotoAsync(framed.Host.Address + path);
        (await answer!.AllHeadersAsync())["content-security-policy"].ShouldContain("script-src 'self'");
        if (path.Contains("/everyone", StringComparison.Ordinal))
        {
            // The script places, clones and patches tiles, and popups are opened, while the page is live.
            await Expect(page.Locator(".page")).ToHaveAttributeAsync("data-link", "live");
            await framed.Host.ControlAsync("jingl/ring", new { extension = "101", from = "0412341234" });
            await Expect(page.Locator("[data-key='sydney/101']").First).ToHaveAttributeAsync("data-shown", "Ringing");
            foreach (var key in new[] { "?", "Escape", "i", "Escape" })
            {
                await page.Keyboard.PressAsync(key);
            }

            await framed.Host.ControlAsync("jingl/hangup", new { extension = "101" });
        }

        (await page.EvaluateAsync<string[]>("window.refused")).ShouldBeEmpty();
        said.Where(text => text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        (await chromium.Scan.FoundAsync(page.Context)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_WithAScriptPutIntoIt_RunsNoneOfIt()
    {
        var page = await chromium.PageAsync(worker: false);
        await page.AddInitScriptAsync(Listen);
        await page.GotoAsync($"{framed.Host.Address}/sign-in");
        await page.EvaluateAsync("""
            () => {
              document.body.insertAdjacentHTML("beforeend", `<img src="/nothing.png" onerror="window.ran = 1"><p style="color:red">x</p>`);
              const script = document.createElement("script");
              script.textContent = "window.ran = 2";
              document.body.append(script);
            }
            """);

        await page.HoldsAsync("window.refused.length >= 3");
        (await page.EvaluateAsync<int?>("window.ran ?? null")).ShouldBeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Page_FramedByAnotherSite_IsShownWhereThatIsNamed(bool isShown)
    {
        var page = await chromium.PageAsync(worker: false);
        // Both sites serve the same page. Only one of them is configured as permitted.
        await page.GotoAsync(isShown ? framed.Named : framed.Other);

        await page.HoldsAsync("frames.length === 1");
        var frame = page.Frames[1];
        await frame.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        (await frame.Locator(".wall").CountAsync()).ShouldBe(isShown ? 1 : 0, frame.Url);
    }
}

/// <summary>A quiet host, and another site with two addresses of which one may frame it.</summary>
public sealed class FramedHost : IAsyncLifetime
{
    private WebApplication _elsewhere = null!;

    internal HostProcess Host { get; private set; } = null!;

    public string Named => _elsewhere.Urls.First();

    public string Other => _elsewhere.Urls.Last();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0", "http://127.0.0.2:0");
        _elsewhere = builder.Build();
        _elsewhere.MapGet("/", () => Results.Content($"""<!doctype html><title>Elsewhere</title><iframe src="{Host.Address}/wall/everyone"></iframe>""", "text/html"));
        await _elsewhere.StartAsync();
        Host = await HostProcess.StartAsync(more: ["--Demo:Traffic", "false", "--Demo:Poll:Presence", "00:00:01", "--Access:FrameAncestors:0", Named]);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await _elsewhere.DisposeAsync();
    }
}
