using Dashboard.Testing;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Dashboard.Browser.Tests;

/// <summary>The accessibility violations that axe finds in a page.</summary>
internal static class AxeViolations
{
    private const string Repeated = "data-repeated";

    // Hundreds of rows from one template take seconds, and axe finds no more in them than in a few rows of each state.
    private const string MarkRepeated =
        """
        ([most, mark]) => {
          const seen = new Map();
          for (const row of document.querySelectorAll('.tile, .person, .registration, .call, [data-grid] tbody tr')) {
            const { key, search, since, expires, numberForms, account, team, ...state } = row.dataset;
            const kind = [row.tagName, row.className, row.querySelectorAll('*').length, ...Object.entries(state)].join();
            seen.set(kind, (seen.get(kind) ?? 0) + 1);
            row.toggleAttribute(mark, seen.get(kind) > most);
          }
        }
        """;

    private static readonly AxeRunContext WithoutRepeated = new() { Exclude = [new($"[{Repeated}]")] };

    /// <summary>Runs axe and returns for each violation its rule and the first element concerned.</summary>
    /// <param name="page">The page.</param>
    public static async Task<IReadOnlyList<string>> AxeAsync(this IPage page)
    {
        await page.EvaluateAsync(MarkRepeated, new object[] { TestSize.Of(usual: 3, full: int.MaxValue), Repeated });
        var found = await page.RunAxe(WithoutRepeated, new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        return [.. found.Violations.Select(v => $"{page.Url} {v.Id}: {v.Nodes[0].Html}")];
    }
}
