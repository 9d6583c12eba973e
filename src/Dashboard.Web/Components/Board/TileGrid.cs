namespace Dashboard.Web.Components.Board;

/// <summary>How tiles share a wall, by the rule by which the script lays them out once it knows the screen.</summary>
public static class TileGrid
{
    // What header, panels and margins leave of 1920×1080.
    private const double Width = 1577;
    private const double Height = 991;
    private const double Gap = 3;
    private const double BestAspect = 2.4;
    private const double LeastHeight = 54;
    private const int MostColumns = 12;

    /// <summary>The columns whose tiles come nearest to the best shape, wide enough for a name.</summary>
    /// <param name="count">How many tiles.</param>
    public static int Columns(int count) =>
        count <= 1 ? 1 : Enumerable.Range(1, Math.Min(count, MostColumns)).MinBy(columns => Badness(count, columns));

    private static double Badness(int count, int columns)
    {
        var rows = (count + columns - 1) / columns;
        var width = (Width - (Gap * (columns - 1))) / columns;
        var height = (Height - (Gap * (rows - 1))) / rows;
        // Three lines need their height: below it any shape with enough of it is better.
        var tooLow = height < LeastHeight ? 10 + LeastHeight - height : 0;
        return Math.Abs(Math.Log(Math.Max(width, 1) / Math.Max(height, 1) / BestAspect)) + tooLow;
    }
}
