using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Browser.Tests;

public sealed partial class WallTests(Chromium chromium, IdleHosts hosts) : IAsyncLifetime
{
    private HostProcess _host = null!;

    public async ValueTask InitializeAsync() => _host = await hosts.BorrowAsync();

    public async ValueTask DisposeAsync()
    {
        await chromium.CloseAsync();
        await hosts.ReturnAsync(_host);
    }

    [Fact]
    public async Task Wall_WithoutScript_IsCompleteAtFirstPaint()
    {
        await (await OpenAsync()).CloseAsync();
        var page = await chromium.PageAsync(script: false);
        await page.GotoAsync($"{_host.Address}/wall/everyone");

        await Expect(page.Locator(".tile")).ToHaveCountAsync(200);
        await Expect(page.Locator("[data-list=accounts] .account")).ToHaveCountAsync(4);
        (await page.Locator(".tile [data-slot=name]").AllInnerTextsAsync()).ShouldAllBe(name => name.Length > 0);
        (await page.Locator(".registration").CountAsync()).ShouldBeGreaterThan(5);
    }

    [Theory]
    [InlineData("jingl", "sydney", "120")]
    [InlineData("telecomx", "copenhagen", "120")]
    [InlineData("vonage", "montreal", "120")]
    [InlineData("voipnow", "bucharest", "0003*120")]
    public async Task Call_StartedInTheSimulator_IsSeenOnThePageFromRingToHangUp(string vendor, string account, string number)
    {
        var page = await OpenAsync();
        var tile = Tile(page, account, number);
        await Expect(tile).ToHaveAttributeAsync("data-shown", "Idle");

        await _host.ControlAsync($"{vendor}/ring", new { extension = number, from = "0412341234" });
        await Expect(tile).ToHaveAttributeAsync("data-shown", "Ringing");
        await Expect(tile.Locator("[data-slot=word]")).ToHaveTextAsync("Ringing");
        await Expect(tile.Locator("[data-slot=line]")).ToContainTextAsync("0412341234");
        await Expect(page.Locator("[data-list=calls] .call")).ToHaveCountAsync(1);
        await Expect(page.Locator("[data-list=calls] .leg").First).ToBeVisibleAsync();
        await Expect(page.Locator("[data-count=ringing]").First).ToHaveTextAsync("1");

        await _host.ControlAsync($"{vendor}/answer", new { extension = number });
        await Expect(tile).ToHaveAttributeAsync("data-shown", "OnCall");
        await Expect(tile.Locator("[data-slot=time]")).ToHaveTextAsync(Seconds());

        await _host.ControlAsync($"{vendor}/hangup", new { extension = number });
        await Expect(tile).ToHaveAttributeAsync("data-shown", "Idle");
        await Expect(page.Locator("[data-list=calls] .call")).ToHaveCountAsync(0);
        await Expect(page.Locator("[data-empty=calls]")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("telecomx", "copenhagen", "120")]
    [InlineData("vonage", "montreal", "120")]
    [InlineData("voipnow", "bucharest", "0003*120")]
    public async Task Call_ThatRingsAtSomebodyWhoTalks_IsShownWaiting(string vendor, string account, string number)
    {
        var page = await OpenAsync();
        var tile = Tile(page, account, number);
        await _host.ControlAsync($"{vendor}/ring", new { extension = number, from = "0412341234" });
        await _host.ControlAsync($"{vendor}/answer", new { extension = number });
        await Expect(tile).ToHaveAttributeAsync("data-shown", "OnCall");
        await Expect(page.Locator("[data-count=ringing]").First).ToHaveTextAsync("0");

        await _host.ControlAsync($"{vendor}/ring", new { extension = number, from = "0499887766", waiting = true });

        await Expect(tile).ToHaveAttributeAsync("data-waiting", "");
        await Expect(tile).ToHaveAttributeAsync("data-shown", "OnCall");
        await Expect(tile.Locator("[data-slot=line]")).ToHaveTextAsync(WaitingFor());
        await Expect(page.Locator("[data-count=ringing]").First).ToHaveTextAsync("1");

        await _host.ControlAsync($"{vendor}/hangup", new { extension = number });
        await Expect(tile).ToHaveAttributeAsync("data-shown", "Ringing");
        await Expect(tile).Not.ToHaveAttributeAsync("data-waiting", "");
    }

    [Fact]
    public async Task Phone_ThatLosesItsRegistration_IsShownOfflineAndListed()
    {
        var page = await OpenAsync();
        await _host.ControlAsync("voipnow/unregister", new { extension = "0003*130" });

        await Expect(Tile(page, "bucharest", "0003*130")).ToHaveAttributeAsync("data-shown", "Offline");
        await Expect(page.Locator(".registration[data-key='bucharest/0003*130/0']")).ToHaveAttributeAsync("data-urgency", "lost");
        await _host.ControlAsync("voipnow/register", new { extension = "0003*130" });
        await Expect(Tile(page, "bucharest", "0003*130")).ToHaveAttributeAsync("data-shown", "Idle");
    }

    [Fact]
    public async Task Name_ThatIsAScript_IsShownAndNotRun()
    {
        const string Hostile = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">";
        var page = await OpenAsync();
        var name = await Tile(page, "copenhagen", "121").Locator("[data-slot=name]").InnerTextAsync();
        await _host.ControlAsync("telecomx/rename", new { extension = "121", name = Hostile });

        await Expect(Tile(page, "copenhagen", "121").Locator("[data-slot=name]")).ToHaveTextAsync(Hostile, new() { Timeout = 20_000 });
        await page.ReloadAsync();
        await Expect(Tile(page, "copenhagen", "121").Locator("[data-slot=name]")).ToHaveTextAsync(Hostile);
        (await page.TitleAsync()).ShouldNotContain("owned");
        await _host.ControlAsync("telecomx/rename", new { extension = "121", name });
    }

    [Theory]
    [InlineData(1920, 1080)]
    [InlineData(2560, 1440)]
    public async Task Layout_TwoHundredTiles_FitWithoutScrollingOverlapOrSmallPrint(int width, int height)
    {
        var page = await OpenAsync(width, height);
        var problems = await page.EvaluateAsync<string[]>(
            """
            () => {
              const problems = [];
              const tiles = [...document.querySelectorAll('.tile')].map(t => [t.dataset.key, t.getBoundingClientRect(), t]);
              const doc = document.documentElement;
              if (doc.scrollHeight > innerHeight || doc.scrollWidth > innerWidth) problems.push('the page scrolls');
              for (const [key, r, tile] of tiles) {
                if (r.bottom > innerHeight + 0.5 || r.right > innerWidth + 0.5 || r.width < 60 || r.height < 30) problems.push(`${key} is cut off`);
                for (const slot of tile.querySelectorAll('[data-slot=name],[data-slot=number],[data-slot=time]')) {
                  if (parseFloat(getComputedStyle(slot).fontSize) < 16) problems.push(`${key} ${slot.dataset.slot} is under 16 px`);
                  const s = slot.getBoundingClientRect();
                  if (s.width > 0 && (s.bottom > r.bottom + 1 || s.right > r.right + 1)) problems.push(`${key} ${slot.dataset.slot} sticks out`);
                }
              }
              for (let i = 0; i < tiles.length; i++)
                for (let j = i + 1; j < tiles.length; j++) {
                  const [a, b] = [tiles[i][1], tiles[j][1]];
                  if (a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5) problems.push(`${tiles[i][0]} overlaps ${tiles[j][0]}`);
                }
              return problems.slice(0, 10);
            }
            """);
        problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Script_TakingOver_ShiftsNothing()
    {
        var page = await chromium.PageAsync();
        await page.AddInitScriptAsync(LayoutShift.Script);
        await (await OpenAsync()).CloseAsync();
        await page.GotoAsync($"{_host.Address}/wall/everyone");
        await Expect(page.Locator("[data-slot=link]").First).ToHaveTextAsync("Live");
        (await page.EvaluateAsync<double>("window.cls")).ShouldBeLessThanOrEqualTo(0.1);
    }

    [GeneratedRegex(@"^Waiting 0:\d\d ← 0499887766$", RegexOptions.None, 1000)]
    private static partial Regex WaitingFor();

    [GeneratedRegex(@"^0:0\d$", RegexOptions.None, 1000)]
    private static partial Regex Seconds();

    private static ILocator Tile(IPage page, string account, string number) => page.Locator($".tile[data-key='{account}/{number}']");

    private async Task<IPage> OpenAsync(int width = 1920, int height = 1080)
    {
        var page = await chromium.PageAsync(width, height);
        await page.GotoAsync($"{_host.Address}/wall/everyone");
        await Expect(page.Locator("[data-slot=link]").First).ToHaveTextAsync("Live");
        await Expect(page.Locator(".tile[data-shown=Unknown]")).ToHaveCountAsync(0);
        await Expect(page.Locator(".tile")).ToHaveCountAsync(200);
        await page.SettledAsync();
        return page;
    }
}
