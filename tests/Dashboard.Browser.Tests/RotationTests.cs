using Dashboard.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Browser.Tests;

/// <summary>Several boards in rotation on one display: its keys, and constant memory use.</summary>
public sealed class RotationTests(Chromium chromium, IdleHosts hosts, RotationHost rotation) : IClassFixture<RotationHost>, IAsyncLifetime
{
    private readonly HostProcess _host = rotation.Host;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await chromium.CloseAsync();
        await _host.ControlAsync("jingl/traffic", new { clear = true });
    }

    [Fact]
    public async Task Boards_InTurn_AreShownInPlaceAndLiveAndUnknownOnesPassedOver()
    {
        var page = await OpenAsync("rotate=sales,nowhere,support&every=5");
        await page.EvaluateAsync("window.isSame = true");
        await ExpectBoardAsync(page, "sales", "2/4");
        await Expect(page).ToHaveTitleAsync("Sales");
        await Expect(page.Locator(".tile")).ToHaveCountAsync(20);
        await _host.ControlAsync("jingl/ring", new { extension = "101", from = "0412341234" });
        await Expect(page.Locator(".tile[data-key='sydney/101']")).ToHaveAttributeAsync("data-shown", "Ringing");
        await Expect(page).ToHaveTitleAsync("(1) Sales");

        await ExpectBoardAsync(page, "support", "3/3");
        await ExpectBoardAsync(page, "everyone", "1/3");
        (await page.EvaluateAsync<bool>("window.isSame")).ShouldBeTrue();
    }

    [Fact]
    public async Task Boards_WhoseServerIsDown_StayOnTheOneThatIsShown()
    {
        var host = await hosts.BorrowAsync();
        var page = await OpenAsync(host, "rotate=sales,support&every=3600", tiles: 200);
        var asked = new TaskCompletionSource<string>();
        page.RequestFailed += (_, request) => _ = request.Url.EndsWith("/wall/sales", StringComparison.Ordinal) && asked.TrySetResult(request.Url);
        await host.DisposeAsync();
        await page.Keyboard.PressAsync("n");
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await Expect(page.Locator("[data-page]")).ToHaveAttributeAsync("data-board", "everyone");
        await Expect(page.Locator(".tile")).ToHaveCountAsync(200);
    }

    [Fact]
    public async Task Keys_OfAWall_AreListedAndDoWhatTheListSays()
    {
        var page = await OpenAsync("rotate=sales&every=3600");
        await page.Keyboard.PressAsync("?");
        var help = page.GetByRole(AriaRole.Dialog, new() { Name = "Keys" });
        await Expect(help.Locator("kbd")).ToHaveTextAsync(["i", "f", "?", "n", "Space"]);
        await Expect(help.GetByRole(AriaRole.Button, new() { Name = "Close" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(help).ToBeHiddenAsync();

        await page.Keyboard.PressAsync("f");
        await page.HoldsAsync("document.fullscreenElement !== null");
        await page.Keyboard.PressAsync("n");
        await ExpectBoardAsync(page, "sales", "2/2");
        (await page.EvaluateAsync<bool>("document.fullscreenElement !== null")).ShouldBeTrue();
        await page.Keyboard.PressAsync(" ");
        await Expect(page.Locator("[data-slot=turn]")).ToHaveTextAsync("2/2 stopped");
        await page.Keyboard.PressAsync("f");
        await page.HoldsAsync("document.fullscreenElement === null");
    }

    [Fact]
    public async Task Wall_OffHours_IsDimmedUntilSomebodyComesOrAPhoneRings()
    {
        var page = await OpenAsync("rotate=sales&every=3600");
        await ExpectLightAsync(page, "0.2");
        await _host.ControlAsync("jingl/ring", new { extension = "101", from = "0412341234" });
        await ExpectLightAsync(page, "0.8");
        await page.Mouse.MoveAsync(200, 200);
        await page.Mouse.MoveAsync(300, 300);
        await ExpectLightAsync(page, "1");
        (await page.EvaluateAsync<string>("getComputedStyle(document.body, '::after').content")).ShouldBe("none");
    }

    [Fact]
    public async Task Turns_Many_LeaveNothingBehind()
    {
        var page = await OpenAsync("rotate=sales&every=3600", ReducedMotion.Reduce);
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await TurnAsync(6);
        var before = await CountAsync();
        await TurnAsync(TestSize.Of(usual: 30, full: 100));
        var after = await CountAsync();

        // A board that was not released would add its own nodes and listeners each time.
        after.Nodes.ShouldBeLessThanOrEqualTo(before.Nodes * 11 / 10);
        after.Listeners.ShouldBeLessThanOrEqualTo(before.Listeners * 11 / 10);
        await Eventually.HoldsAsync(
            // Either board, depending on the last key press.
            async () => await _host.ViewersAsync("everyone") + await _host.ViewersAsync("sales") == 1, TimeSpan.FromSeconds(30), "one viewer");

        async Task TurnAsync(int times)
        {
            for (var i = 0; i < times; i++)
            {
                var board = i % 2 == 0 ? "sales" : "everyone";
                // A key press while a board is loading is ignored. A second press too soon would lead back.
                await Eventually.HoldsAsync(
                    async () =>
                    {
                        await page.Keyboard.PressAsync("n");
                        return await IsShownAsync(board);
                    },
                    TimeSpan.FromSeconds(30), $"turn {i}");
                await Expect(page.Locator("[data-slot=link]").First).ToHaveTextAsync("Live");
            }
        }

        async Task<bool> IsShownAsync(string board)
        {
            try
            {
                await page.Locator($"[data-page][data-board={board}]").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = 5_000 });
                return true;
            }
            catch (TimeoutException)
            {
                return false;
            }
        }

        async Task<(int Nodes, int Listeners)> CountAsync()
        {
            // Always measured on the same board, because boards differ in size.
            await Expect(page.Locator("[data-page]")).ToHaveAttributeAsync("data-board", "everyone");
            await devtools.SendAsync("HeapProfiler.collectGarbage");
            var counters = (await devtools.SendAsync("Memory.getDOMCounters"))!.Value;
            return (counters.GetProperty("nodes").GetInt32(), counters.GetProperty("jsEventListeners").GetInt32());
        }
    }

    private static async Task ExpectBoardAsync(IPage page, string board, string turn)
    {
        await Expect(page.Locator("[data-page]")).ToHaveAttributeAsync("data-board", board);
        await Expect(page.Locator("[data-slot=turn]")).ToHaveTextAsync(turn);
        await Expect(page.Locator("[data-slot=link]").First).ToHaveTextAsync("Live");
    }

    private static Task ExpectLightAsync(IPage page, string light) =>
        page.HoldsAsync("light => document.documentElement.style.getPropertyValue('--light') === light", light);

    private Task<IPage> OpenAsync(string query, ReducedMotion motion = ReducedMotion.NoPreference) => OpenAsync(_host, query, tiles: 80, motion);

    private async Task<IPage> OpenAsync(HostProcess host, string query, int tiles, ReducedMotion motion = ReducedMotion.NoPreference)
    {
        var page = await chromium.PageAsync();
        await page.EmulateMediaAsync(new() { ReducedMotion = motion });
        await page.GotoAsync($"{host.Address}/wall/everyone?{query}");
        await Expect(page.Locator("[data-slot=link]").First).ToHaveTextAsync("Live");
        await Expect(page.Locator(".tile:not([data-shown=Unknown])")).ToHaveCountAsync(tiles);
        return page;
    }
}

/// <summary>A quiet host with a small board that is dimmed all day, and two others.</summary>
public sealed class RotationHost : IAsyncLifetime
{
    internal HostProcess Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await HostProcess.StartQuietAsync(
        more:
        [
            "--Demo:Extensions", "20",
            "--Boards:everyone:Title", "Everyone", "--Boards:everyone:Dim", "00:00-24:00", "--Boards:everyone:DimTo", "20",
            "--Boards:sales:Title", "Sales", "--Boards:sales:Accounts", "sydney",
            "--Boards:support:Title", "Support", "--Boards:support:Accounts", "montreal",
        ]);

    public async ValueTask DisposeAsync() => await Host.DisposeAsync();
}
