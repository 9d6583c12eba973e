namespace Dashboard.Web.Features.Boards.Model;

/// <summary>Computes columns, rows and type size of the wall's tiles. The script uses the same rules once it knows the screen.</summary>
public static class TileLayout
{
    private const double Gap = 3;
    private const double BestAspect = 2.4;
    private const double MinWidth = 130;
    // Three lines of text: number, name and state name.
    private const double MinHeight = 53;
    private const double Foot = 36;
    private const double Narrow = 212;
    private const double Low = 94;

    /// <summary>Chooses the number of columns that brings tiles nearest to the preferred aspect ratio, and the page size that follows from it.</summary>
    /// <param name="count">The number of tiles and headings.</param>
    /// <param name="space">The area that the tiles share.</param>
    public static TileFit Fit(int count, TileArea space)
    {
        if (count <= MaxTiles(space))
        {
            return Shape(Math.Max(1, count), 1, space);
        }

        var below = space with { Height = space.Height - (Foot * space.Scale) };
        var tilesPerPage = MaxTiles(below);
        var pages = (count + tilesPerPage - 1) / tilesPerPage;
        return Shape((count + pages - 1) / pages, pages, below);
    }

    // The number of tiles that fit at the minimum legible size.
    private static int MaxTiles(TileArea space) =>
        Math.Max(1, Columns(space)) * Math.Max(1, (int)(((space.Height / space.Scale) + Gap) / (MinHeight + Gap)));

    private static int Columns(TileArea space) => (int)(space.Width / (MinWidth * space.Scale));

    private static TileFit Shape(int count, int pages, TileArea space)
    {
        var columns = Enumerable.Range(1, Math.Max(1, Math.Min(count, Columns(space)))).MinBy(c => Badness(count, c, space));
        var (width, height) = Size(count, columns, space);
        return new TileFit(columns, (count + columns - 1) / columns, Font(width, height), GetDensity(width, height), count, pages);
    }

    private static double Badness(int count, int columns, TileArea space)
    {
        var (width, height) = Size(count, columns, space);
        // Below the minimum height three lines do not fit, so any shape with more height scores better.
        var tooLow = height < MinHeight ? 10 + MinHeight - height : 0;
        return Math.Abs(Math.Log(Math.Max(width, 1) / Math.Max(height, 1) / BestAspect)) + tooLow;
    }

    // The size of one tile, in pixels at a scale of 1.
    private static (double Width, double Height) Size(int count, int columns, TileArea space)
    {
        var rows = (count + columns - 1) / columns;
        return (((space.Width / space.Scale) - (Gap * (columns - 1))) / columns, ((space.Height / space.Scale) - (Gap * (rows - 1))) / rows);
    }

    private static int Font(double width, double height) =>
        height < 72 ? 16 : (int)Math.Floor(Math.Clamp(Math.Min(height / 5.2, width / 8), 16, 64) + .5);

    private static string GetDensity(double width, double height) => width > Narrow ? "wide" : height > Low ? "narrow" : "low";
}

/// <summary>The layout of a page of tiles.</summary>
/// <param name="Columns">The number of columns.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Font">The type size of a name, in pixels at a scale of 1.</param>
/// <param name="Density">The inner layout of a tile: wide, narrow or low.</param>
/// <param name="PerPage">The number of tiles and headings that a page holds.</param>
/// <param name="Pages">The number of pages.</param>
public sealed record TileFit(int Columns, int Rows, int Font, string Density, int PerPage, int Pages);

/// <summary>The area that the tiles share.</summary>
/// <param name="Width">The width in pixels.</param>
/// <param name="Height">The height in pixels.</param>
/// <param name="Scale">The page's type size divided by 16 px.</param>
public sealed record TileArea(double Width, double Height, double Scale);
