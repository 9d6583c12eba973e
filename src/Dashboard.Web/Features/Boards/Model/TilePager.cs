namespace Dashboard.Web.Features.Boards.Model;

/// <summary>Tiles dealt out on pages, by the rule by which the script deals them: a team has its heading on every page that shows some of it.</summary>
internal static class TilePager
{
    /// <summary>The layout for all of them, headings counted. Its page is the first: how many tiles and headings that holds.</summary>
    /// <param name="teams">How many tiles each team has, in order; all of them in one where they are not grouped.</param>
    /// <param name="isGrouped">Whether teams have headings.</param>
    /// <param name="space">What they share.</param>
    public static TileFit Fit(IReadOnlyList<int> teams, bool isGrouped, TileArea space)
    {
        // Headings repeated on later pages need places of their own.
        for (var count = teams.Sum() + (isGrouped ? teams.Count : 0); ; count++)
        {
            var fit = TileLayout.Fit(count, space);
            var (pages, first) = Deal(teams, isGrouped, Math.Max(2, fit.PerPage));
            if (pages <= fit.Pages)
            {
                return fit with { PerPage = first };
            }
        }
    }

    private static (int Pages, int First) Deal(IReadOnlyList<int> teams, bool isGrouped, int perPage)
    {
        var (pages, first, onPage) = (1, 0, 0);
        foreach (var size in teams)
        {
            for (var place = 0; place < size; place++)
            {
                var isNew = isGrouped && place == 0;
                // A heading at the very end would head nothing.
                if (onPage >= perPage - (isNew ? 1 : 0))
                {
                    (pages, onPage) = (pages + 1, 0);
                }

                onPage += isNew || (isGrouped && onPage == 0) ? 2 : 1;
                first = pages == 1 ? onPage : first;
            }
        }

        return (pages, first);
    }
}
