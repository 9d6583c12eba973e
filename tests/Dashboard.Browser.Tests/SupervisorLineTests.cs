using System.Globalization;
using System.Text.RegularExpressions;
using Dashboard.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Browser.Tests;

/// <summary>The circuits between the host and supervisors' pages.</summary>
public sealed class SupervisorLineTests(Chromium chromium, IdleHosts hosts) : IAsyncLifetime
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);
    private HostProcess? _borrowed;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await chromium.CloseAsync();
        if (_borrowed is { } host)
        {
            await hosts.ReturnAsync(host);
        }
    }

    [Fact]
    public async Task Server_StartedAnew_GivesTheSameViewBack()
    {
        var host = _borrowed = await hosts.BorrowAsync();
        var page = await OpenAsync(host, "?q=0003&sort=-name&open=bucharest%2F0003%2A120");
        await host.KillAsync();
        await Expect(page.GetByRole(AriaRole.Alertdialog)).ToContainTextAsync("Connection lost");

        await host.DisposeAsync();
        _borrowed = await HostProcess.StartQuietAsync(host.Address);
        await Expect(page.GetByRole(AriaRole.Alertdialog)).ToBeHiddenAsync(new() { Timeout = 60_000 });
        await LiveAsync(page);
        await Expect(page.Locator(".supervisor-panel")).ToContainTextAsync("0003*120");
        await Expect(page.Locator("[data-grid=extensions] .cell-name .grid-sort")).ToHaveAttributeAsync("data-sort", "descending");
    }

    [Fact]
    public async Task Pages_OpenedAndLeft_LeaveNoCircuitBehind()
    {
        // A separate host, because a circuit of an earlier test could end during the count.
        await using var host = await HostProcess.StartQuietAsync();
        await Eventually.HoldsAsync(async () => await WatchersAsync(host) > 0, Bound, "the host counts");
        var before = await WatchersAsync(host);
        var pages = new List<IPage>();
        for (var i = 0; i < 5; i++)
        {
            pages.Add(await OpenAsync(host));
        }

        await Eventually.HoldsAsync(async () => await WatchersAsync(host) == before + 5, Bound, "each page is woken");
        // The pages navigate within the host. When a page is closed instead, a browser on a busy machine has half a second to report it.
        // A
        // circuit that is not reported as closed is retained for a while like one with a lost connection.
        foreach (var page in pages)
        {
            await page.GotoAsync($"{host.Address}/");
        }

        await Eventually.HoldsAsync(async () => await WatchersAsync(host) == before, TimeSpan.FromSeconds(60), "none is woken any more");
        await chromium.CloseAsync();
    }

    private static Task LiveAsync(IPage page) => Expect(page.Locator("[data-page=supervisor][data-connection=live]")).ToBeAttachedAsync();

    private async Task<IPage> OpenAsync(HostProcess host, string query = "")
    {
        var page = await chromium.PageAsync();
        await page.GotoAsync($"{host.Address}/supervisor{query}");
        await LiveAsync(page);
        return page;
    }

    private static async Task<int> WatchersAsync(HostProcess host)
    {
        using var http = new HttpClient();
        var metrics = await http.GetStringAsync(new Uri($"{host.Address}/metrics"));
        var count = Regex.Match(metrics, @"^dashboard_watchers(\{.*\})? (?<count>\d+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, Bound).Groups["count"].Value;
        return count.Length == 0 ? 0 : int.Parse(count, CultureInfo.InvariantCulture);
    }
}
