using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.Browser.Tests;

/// <summary>Boards of 5 to 600 extensions on all usual wall screen sizes: every tile is visible, complete and large enough.</summary>
public sealed partial class LayoutTests(Chromium chromium, LayoutHost host) : IClassFixture<LayoutHost>, IAsyncDisposable
{
    // Evaluated just before a paint, because resize observers run after all other scripts of a frame.
    private const string Problems =
        """
        () => new Promise(done => requestAnimationFrame(() => { const last = new ResizeObserver(() => {
          last.disconnect();
          const problems = [];
          const doc = document.documentElement;
          const least = parseFloat(getComputedStyle(doc).fontSize) - 0.01;
          if (doc.scrollHeight > innerHeight || doc.scrollWidth > innerWidth) problems.push('the page scrolls');
          const shown = [...document.querySelectorAll('.tiles > li')].filter(t => t.checkVisibility());
          const boxes = shown.map(t => [t.dataset.key, t.getBoundingClientRect(), t]);
          const area = document.querySelector('.wall-tiles').getBoundingClientRect();
          for (const [key, r, tile] of boxes) {
            if (r.bottom > area.bottom + 0.5 || r.right > area.right + 0.5 || r.top < area.top - 0.5) problems.push(`${key} is cut off`);
            for (const slot of tile.querySelectorAll('[data-slot=name],[data-slot=number],[data-slot=time],[data-slot=word],[data-slot=line]')) {
              const style = getComputedStyle(slot);
              const s = slot.getBoundingClientRect();
              if (s.width === 0 || style.opacity === '0' || slot.textContent === '' || style.fontSize === '0px') continue;
              if (parseFloat(style.fontSize) < least) problems.push(`${key} ${slot.dataset.slot} is ${style.fontSize}`);
              if (s.bottom > r.bottom + 1 || s.top < r.top - 1 || s.right > r.right + 1) problems.push(`${key} ${slot.dataset.slot} sticks out`);
            }
          }
          for (let i = 0; i < boxes.length; i++)
            for (let j = i + 1; j < boxes.length; j++) {
              const [a, b] = [boxes[i][1], boxes[j][1]];
              if (a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5) problems.push(`${boxes[i][0]} overlaps ${boxes[j][0]}`);
            }
          const header = document.querySelector('.board-header').getBoundingClientRect();
          for (const part of document.querySelectorAll('.figure-value, .figure-word, .figure-note, .board-link time, [data-list=accounts] [data-slot=age]')) {
            const p = part.getBoundingClientRect();
            if (p.right > innerWidth || p.bottom > header.bottom || part.scrollWidth > part.clientWidth + 1) problems.push(`${part.className || part.dataset.slot} ${part.textContent} is cut off in the header`);
          }
          for (const row of document.querySelectorAll('.panel li:not(.is-out)')) {
            const [r, p] = [row.getBoundingClientRect(), row.closest('.panel').getBoundingClientRect()];
            if (!row.closest('.is-out') && (r.bottom > p.bottom + 1 || r.right > p.right + 1)) problems.push(`${row.dataset.key ?? row.dataset.leg} sticks out of its panel`);
          }
          done(problems.slice(0, 10));
        }); last.observe(document.body); }))
        """;

    public static TheoryData<string, int, int, int> Boards()
    {
        var data = new TheoryData<string, int, int, int>();
        foreach (var (width, height) in new[] { (1280, 720), (1920, 1080), (3840, 2160), (1080, 1920) })
        {
            foreach (var (board, count) in new[] { ("five", 5), ("sixty", 60), ("twohundred", 200), ("all", 600) })
            {
                data.Add(board, count, width, height);
            }
        }

        return data;
    }

    public async ValueTask DisposeAsync() => await chromium.CloseAsync();

    [Theory]
    [MemberData(nameof(Boards))]
    public async Task Wall_OfAnySizeOnAnyScreen_ShowsAllOfItReadably(string board, int count, int width, int height)
    {
        var page = await OpenAsync($"/wall/{board}", count, width, height);

        await LookThroughAsync(page, count);
    }

    [Theory]
    [InlineData("/wall/all?group=true&order=name", 600, 1920, 1080)]
    [InlineData("/wall/twohundred?group=true&order=state", 200, 1280, 720)]
    [InlineData("/wall/sixty?zoom=200", 60, 1920, 1080)]
    [InlineData("/wall/twohundred?panels=none", 200, 1080, 1920)]
    public async Task Wall_AskedForOtherwise_ShowsAllOfItReadably(string path, int count, int width, int height)
    {
        var page = await OpenAsync(path, count, width, height);

        await LookThroughAsync(page, count);
        if (path.Contains("group", StringComparison.Ordinal))
        {
            (await page.Locator(".tile-team:visible").CountAsync()).ShouldBeGreaterThan(0);
        }
    }

    [Theory]
    [InlineData("/wall/twohundred", 1280, 720)]
    [InlineData("/wall/twohundred?order=state", 1920, 1080)]
    [InlineData("/wall/all?zoom=120&group=true", 3840, 2160)]
    public async Task Wall_WithBusyTraffic_ShiftsNothingWhileLoadingOrAfter(string path, int width, int height)
    {
        var page = await chromium.PageAsync(width, height);
        await page.AddInitScriptAsync(LayoutShift.Script);
        await page.GotoAsync(host.Host.Address + path);
        await Expect(page.Locator("[data-slot=link]").First).ToHaveTextAsync("Live");

        // By then the page has received two changes of the order, or about fifty state changes.
        var before = await VersionAsync(page);
        await page.HoldsAsync("before => Number(document.querySelector('[data-page]').dataset.version) > before + 60", before, TimeSpan.FromMinutes(1));

        (await page.EvaluateAsync<double>("window.cls")).ShouldBeLessThanOrEqualTo(0.1, await page.EvaluateAsync<string>("jumps.join('\\n')"));
    }

    [Theory]
    [InlineData("/wall/twohundred", 1350, 940)]
    [InlineData("/wall/all?group=true", 1000, 1400)]
    public async Task Wall_OfASizeThatTheServerDidNotExpect_IsLaidOutBeforeTheFirstPaint(string path, int width, int height)
    {
        var page = await chromium.PageAsync(width, height);
        await page.AddInitScriptAsync(LayoutShift.Script);
        await page.GotoAsync(host.Host.Address + path);
        await Expect(page.Locator("[data-slot=link]").First).ToHaveTextAsync("Live");

        (await page.EvaluateAsync<double>("window.cls")).ShouldBeLessThanOrEqualTo(0.05, await page.EvaluateAsync<string>("jumps.join('\\n')"));
    }

    [Fact]
    public async Task Phone_ThatRingsOnAnotherPage_IsNamedBelowTheTiles()
    {
        var page = await OpenAsync("/wall/all", 600);
        var off = await page.EvaluateAsync<string>("[...document.querySelectorAll('.tile[data-off][data-account=montreal][data-shown=Idle]')].at(-1).querySelector('[data-slot=number]').textContent");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowLeft");
        // A page turned by hand stays for a minute.
        var shown = await page.Locator("[data-slot=page]").TextContentAsync();

        await host.Host.ControlAsync("vonage/ring", new { extension = off, from = "0412341234" });

        await Expect(page.Locator("[data-slot=elsewhere]")).ToHaveTextAsync(AlsoRinging());
        await Expect(page.Locator("[data-slot=page]")).ToHaveTextAsync(shown!);
    }

    [Fact]
    public async Task Wall_OnAHandheld_IsOneColumnThatScrolls()
    {
        var page = await OpenAsync("/wall/sixty?group=true", 60, 390, 844);

        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth && document.documentElement.scrollHeight > innerHeight")).ShouldBeTrue();
        (await page.Locator(".tile:visible").CountAsync()).ShouldBe(60);
        await Expect(page.Locator("[data-foot]")).ToBeHiddenAsync();
    }

    [GeneratedRegex(@"^Also ringing: .*\d:\d\d — page \d", RegexOptions.None, 1000)]
    private static partial Regex AlsoRinging();

    private static Task<long> VersionAsync(IPage page) => page.EvaluateAsync<long>("Number(document.querySelector('[data-page]').dataset.version)");

    /// <summary>Turns through all pages, so that none hides an overflow. Repeats if tiles have moved to a page that was already checked.</summary>
    private static async Task LookThroughAsync(IPage page, int count)
    {
        var seen = new HashSet<string>();
        var position = await page.Locator("[data-slot=page]").TextContentAsync();
        var pages = int.Parse(position!.Split(' ')[^1], null);
        for (var turn = 0; turn < pages || (seen.Count < count && turn < 5 * pages); turn++)
        {
            (await page.EvaluateAsync<string[]>(Problems)).ShouldBeEmpty($"{position}");
            seen.UnionWith(await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.tile')].filter(t => t.checkVisibility()).map(t => t.dataset.key)"));
            await page.Keyboard.PressAsync("ArrowRight");
            position = await page.Locator("[data-slot=page]").TextContentAsync();
        }

        seen.Count.ShouldBe(count);
    }

    private async Task<IPage> OpenAsync(string path, int count, int width = 1920, int height = 1080)
    {
        var page = await chromium.PageAsync(width, height);
        await page.GotoAsync(host.Host.Address + path);
        await Expect(page.Locator("[data-slot=link]").First).ToHaveTextAsync("Live");
        await Expect(page.Locator(".tile")).ToHaveCountAsync(count);
        // Waits until tiles have reached their places. Colours may change at any time.
        await page.SettledAsync();
        return page;
    }
}

/// <summary>A host with 600 busy extensions, and boards of several sizes.</summary>
public sealed class LayoutHost : IAsyncLifetime
{
    internal HostProcess Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await HostProcess.StartAsync(more:
        [
            "--Demo:Extensions", "150", "--Demo:Speed", "4", "--Boards:all:Title", "All sites",
            "--Boards:five:Extensions", "montreal/100,montreal/101,montreal/102,montreal/103,copenhagen/104",
            "--Boards:sixty:Accounts", "copenhagen,montreal", "--Boards:sixty:Extensions", "100-129",
            "--Boards:twohundred:Accounts", "copenhagen,montreal", "--Boards:twohundred:Extensions", "100-199",
        ]);
        using var client = new HttpClient();
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        // Waits for the first responses of all accounts. The board before them is covered by another test.
        while (!(await client.GetStringAsync(new Uri($"{Host.Address}/wall/all"), bound.Token)).Contains(".tiles{--columns:10;", StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, bound.Token);
        }
    }

    public async ValueTask DisposeAsync() => await Host.DisposeAsync();
}
