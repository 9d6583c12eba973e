using System.Globalization;
using System.Text.RegularExpressions;
using Dashboard.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Browser.Tests;

/// <summary>The lines between the host and its supervisors' pages: each test has a host of its own, for it ends it or counts them.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class SupervisorLineTests(Chromium chromium) : IAsyncLifetime
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);
    private HostProcess _host = null!;

    public async ValueTask InitializeAsync() => _host = await HostProcess.StartQuietAsync();

    public async ValueTask DisposeAsync()
    {
        await chromium.CloseAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Server_StartedAnew_GivesTheSameViewBack()
    {
        var page = await OpenAsync("?q=0003&sort=-name&open=bucharest%2F0003%2A120");
        await _host.KillAsync();
        await Expect(page.GetByRole(AriaRole.Alertdialog)).ToContainTextAsync("The line to the server is lost");

        var address = _host.Address;
        await _host.DisposeAsync();
        _host = await HostProcess.StartQuietAsync(address);
        await Expect(page.GetByRole(AriaRole.Alertdialog)).ToBeHiddenAsync(new() { Timeout = 60_000 });
        await LiveAsync(page);
        await Expect(page.Locator(".desk-panel")).ToContainTextAsync("0003*120");
        await Expect(page.Locator("[data-grid=extensions] .cell-name .grid-sort")).ToHaveAttributeAsync("data-sort", "descending");
    }

    [Fact]
    public async Task Pages_OpenedAndLeft_LeaveNoCircuitBehind()
    {
        await Eventually.HoldsAsync(async () => await WatchersAsync() > 0, Bound, "the host counts");
        var before = await WatchersAsync();
        var pages = new List<IPage>();
        for (var i = 0; i < 5; i++)
        {
            pages.Add(await OpenAsync());
        }

        await Eventually.HoldsAsync(async () => await WatchersAsync() == before + 5, Bound, "each page is woken");
        // To another page of the host: from one to nowhere, a browser on a busy machine gives it half a second to say that it
        // is left, and what says nothing is kept for a while, as one whose line was lost.
        foreach (var page in pages)
        {
            await page.GotoAsync($"{_host.Address}/");
        }

        await Eventually.HoldsAsync(async () => await WatchersAsync() == before, TimeSpan.FromSeconds(60), "none is woken any more");
    }

    private static Task LiveAsync(IPage page) => Expect(page.Locator("[data-page=supervisor][data-desk=live]")).ToBeAttachedAsync();

    private async Task<IPage> OpenAsync(string query = "")
    {
        var page = await chromium.PageAsync();
        await page.GotoAsync($"{_host.Address}/supervisor{query}");
        await LiveAsync(page);
        return page;
    }

    private async Task<int> WatchersAsync()
    {
        using var http = new HttpClient();
        var metrics = await http.GetStringAsync(new Uri($"{_host.Address}/metrics"));
        var count = Regex.Match(metrics, @"^dashboard_watchers(\{.*\})? (?<count>\d+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, Bound).Groups["count"].Value;
        return count.Length == 0 ? 0 : int.Parse(count, CultureInfo.InvariantCulture);
    }
}
