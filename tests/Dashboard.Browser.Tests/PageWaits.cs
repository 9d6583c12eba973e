using Dashboard.Testing;
using Microsoft.Playwright;

namespace Dashboard.Browser.Tests;

/// <summary>
/// Waits for conditions in a page. Playwright's own wait evaluates its text repeatedly inside the page, which the host's content
/// security policy forbids. Here each evaluation comes from the driver.
/// </summary>
internal static class PageWaits
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Makes a supervisor's page believe that it is hidden, and waits until the server has stopped rendering it. The driver's own pages
    /// are always visible.
    /// </summary>
    /// <param name="page">The page.</param>
    public static async Task GoBehindAsync(this IPage page)
    {
        await page.EvaluateAsync("() => { const { confirmLive } = supervisor; window.confirmations = 0; supervisor.confirmLive = at => { window.confirmations++; confirmLive(at); }; }");
        await SeeAsync(page, false);
        // The server confirms the connection instead of rendering.
        await page.HoldsAsync("window.confirmations > 1");
    }

    /// <summary>Makes the page believe that it is visible again.</summary>
    /// <param name="page">The page.</param>
    public static Task ComeForwardAsync(this IPage page) => SeeAsync(page, true);

    /// <summary>Returns the position of an element once two consecutive readings are equal.</summary>
    /// <param name="locator">The element.</param>
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

    /// <summary>Returns once every tile has reached its place. Colours may change at any time.</summary>
    /// <param name="page">The page.</param>
    public static Task SettledAsync(this IPage page) => page.HoldsAsync(
        "[...document.querySelectorAll('.tile, .tiles > li')].every(t => t.style.transform === '' && t.getAnimations().every(a => a instanceof CSSTransition || a instanceof CSSAnimation))");

    /// <summary>Returns once an expression or a function is true in the page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="script">An expression, or a function of the argument.</param>
    /// <param name="argument">The argument; null for none.</param>
    /// <param name="bound">The maximum time to wait; null for the default.</param>
    public static Task HoldsAsync(this IPage page, string script, object? argument = null, TimeSpan? bound = null)
    {
        var asked = script.Contains("=>", StringComparison.Ordinal) && !script.StartsWith('[') ? $"async argument => !!(await ({script})(argument))" : $"() => !!({script})";
        return Eventually.HoldsAsync(() => page.EvaluateAsync<bool>(asked, argument), bound ?? Bound, script);
    }

    private static Task SeeAsync(IPage page, bool isSeen) => page.EvaluateAsync(
        "seen => { Object.defineProperty(document, 'hidden', { value: !seen, configurable: true }); document.dispatchEvent(new Event('visibilitychange')); }", isSeen);
}
