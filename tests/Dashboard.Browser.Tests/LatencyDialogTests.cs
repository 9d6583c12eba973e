using System.Text.Json;
using System.Text.RegularExpressions;
using Dashboard.Testing;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Browser.Tests;

public sealed partial class LatencyDialogTests(Chromium chromium, LatencyDialogHost info) : IClassFixture<LatencyDialogHost>, IAsyncLifetime
{
    private readonly HostProcess _host = info.Host;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await chromium.CloseAsync();

    [Fact]
    public async Task Sheet_AfterARing_SaysHowLongItWasOnItsWayAndTheServerSaysTheSame()
    {
        var page = await OpenAsync("dark");
        await _host.ControlAsync("jingl/ring", new { extension = "120", from = "0412341234" });
        await Expect(page.Locator(".tile[data-key='sydney/120']")).ToHaveAttributeAsync("data-shown", "Ringing");

        await page.Keyboard.PressAsync("i");
        await Expect(page.Locator("#info")).ToBeVisibleAsync();
        foreach (var span in new[] { "receivedToApplied", "appliedToSent", "sentToPainted", "receivedToPainted" })
        {
            await Expect(page.Locator($"[data-slot={span}-p95]")).ToHaveTextAsync(Milliseconds());
        }

        var shown = await page.Locator("[data-slot=receivedToPainted-p99]").InnerTextAsync();
        using var http = new HttpClient();
        double? told = null;
        // The page reports its latency with the next beat.
        await Dashboard.Testing.Eventually.HoldsAsync(
            () => (told = P99(http)) is not null, TimeSpan.FromSeconds(20), "the server has heard what was painted");
        var seconds = double.Parse(shown.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) / (shown.EndsWith(" ms", StringComparison.Ordinal) ? 1000 : 1);
        (told!.Value / 1000).ShouldBeInRange(seconds / 10, seconds * 10);

        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#info")).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData("dark")]
    [InlineData("light")]
    [InlineData("contrast")]
    public async Task Corner_Tapped_OpensASheetThatAxeHasNothingAgainst(string theme)
    {
        var page = await OpenAsync(theme);
        var before = await PlaceAsync(page);
        await page.Mouse.ClickAsync(22, 1080 - 22);
        await Expect(page.Locator("#info")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-slot=connection]")).ToHaveTextAsync("Live");
        (await PlaceAsync(page)).ShouldBe(before);

        var found = await page.Locator("#info").RunAxe();
        found.Violations.Select(v => $"{v.Id}: {string.Join(' ', v.Nodes.Select(n => n.Html))}").ShouldBeEmpty();
        await page.Keyboard.PressAsync("i");
        await Expect(page.Locator("#info")).ToBeHiddenAsync();
    }

    [GeneratedRegex(@"^[0-9.]+ m?s$", RegexOptions.None, 1000)]
    private static partial Regex Milliseconds();

    // Positions are relative to the wall, which pixel shift moves each minute.
    private static Task<string> PlaceAsync(IPage page) => page.EvaluateAsync<string>(
        "() => { const [wall, tile] = ['.wall', '.tile'].map(s => document.querySelector(s).getBoundingClientRect()); return [tile.x - wall.x, tile.y - wall.y, tile.width, tile.height].join(); }");

    private double? P99(HttpClient http)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{_host.Address}/api/v1/latency");
        using var answer = http.Send(request);
        using var json = JsonDocument.Parse(answer.Content.ReadAsStream());
        var p99 = json.RootElement.GetProperty("all").GetProperty("receivedToPainted").GetProperty("p99");
        return p99.ValueKind == JsonValueKind.Null ? null : p99.GetDouble();
    }

    private async Task<IPage> OpenAsync(string theme)
    {
        var page = await chromium.PageAsync();
        await page.GotoAsync($"{_host.Address}/wall/everyone?theme={theme}");
        await Expect(page.Locator("[data-slot=link]").First).ToHaveTextAsync("Live");
        await Expect(page.Locator(".tile:not([data-shown=Unknown])")).ToHaveCountAsync(200);
        await page.SettledAsync();
        return page;
    }
}

/// <summary>A quiet host that receives no latency reports from pages of other tests.</summary>
public sealed class LatencyDialogHost : IAsyncLifetime
{
    internal HostProcess Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await HostProcess.StartQuietAsync();

    public async ValueTask DisposeAsync() => await Host.DisposeAsync();
}
