using Dashboard.Testing;
using Microsoft.Playwright;

namespace Dashboard.Browser.Tests;

/// <summary>
/// Waits for something in a page. Playwright's own way evaluates its text from within the page, time and again, which the
/// host's policy refuses to any script; asked from outside each time, as here, it is none of the page's.
/// </summary>
internal static class PageWaits
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    /// <summary>Lets a supervisor's page believe that it went behind others, until the server draws nothing for it: the driver's own pages are all in sight.</summary>
    /// <param name="page">The page.</param>
    public static async Task GoBehindAsync(this IPage page)
    {
        await page.EvaluateAsync("() => { const { confirmLive } = supervisor; window.confirmations = 0; supervisor.confirmLive = at => { window.confirmations++; confirmLive(at); }; }");
        await SeeAsync(page, false);
        // Which is told in the place of what would be drawn.
        await page.HoldsAsync("window.confirmations > 1");
    }

    /// <summary>Lets it believe that it came forward again.</summary>
    /// <param name="page">The page.</param>
    public static Task ComeForwardAsync(this IPage page) => SeeAsync(page, true);

    /// <summary>Where something is, once it is there and does not move: twice in a row it was at the same place.</summary>
    /// <param name="locator">It.</param>
    public static async Task<LocatorBoundingBoxResult> StandingAsync(this ILocator locator)
    {
        LocatorBoundingBoxResult? before = null, now = null;
        await Eventually.HoldsAsync(
            async () =>
            {
                (before, now) = (now, await locator.BoundingBoxAsync());
                return now is not null && before is not null && (now.X, now.Y, now.Width, now.Height) == (before.X, before.Y, before.Width, before.Height);
            },
            Bound,
            $"{locator} stands still");
        return now!;
    }

    /// <summary>Returns once every tile has glided to its place; colours may change all the time.</summary>
    /// <param name="page">The page.</param>
    public static Task SettledAsync(this IPage page) => page.HoldsAsync(
        "[...document.querySelectorAll('.tile, .tiles > li')].every(t => t.style.transform === '' && t.getAnimations().every(a => a instanceof CSSTransition || a instanceof CSSAnimation))");

    /// <summary>Returns once an expression or a function is true in the page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="script">An expression, or a function of the argument.</param>
    /// <param name="argument">The argument; null for none.</param>
    /// <param name="bound">How long to wait; null for the usual.</param>
    public static Task HoldsAsync(this IPage page, string script, object? argument = null, TimeSpan? bound = null)
    {
        var asked = script.Contains("=>", StringComparison.Ordinal) && !script.StartsWith('[') ? $"async argument => !!(await ({script})(argument))" : $"() => !!({script})";
        return Eventually.HoldsAsync(() => page.EvaluateAsync<bool>(asked, argument), bound ?? Bound, script);
    }

    private static Task SeeAsync(IPage page, bool isSeen) => page.EvaluateAsync(
        "seen => { Object.defineProperty(document, 'hidden', { value: !seen, configurable: true }); document.dispatchEvent(new Event('visibilitychange')); }", isSeen);
}
