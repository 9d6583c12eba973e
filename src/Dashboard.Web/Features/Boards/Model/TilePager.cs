namespace Dashboard.Web.Features.Boards.Model;

/// <summary>Distributes tiles over pages by the same rule as the script. A team's heading repeats on every page that shows some of it.</summary>
internal static class TilePager
{
    /// <summary>Computes the layout for all tiles and headings. Its page size is that of the first page.</summary>
    /// <param name="teams">The number of tiles of each team, in order; one entry for all tiles where they are not grouped.</param>
    /// <param name="isGrouped">Whether teams have headings.</param>
    /// <param name="space">The area that the tiles share.</param>
    public static TileFit Fit(IReadOnlyList<int> teams, bool isGrouped, TileArea space)
    {
        // Headings repeated on later pages take places of their own, so the count grows until all fit.
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
                // A heading is not placed last on a page, where no tile would follow it.
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
