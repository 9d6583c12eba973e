namespace Dashboard.Web.Features.Supervisor.Grids;

/// <summary>The texts that describe the sort directions of a column.</summary>
/// <param name="Ascending">The text for ascending order.</param>
/// <param name="Descending">The text for descending order.</param>
/// <param name="StartsDescending">Whether the first press of the heading sorts in descending order.</param>
public sealed record ColumnOrder(string Ascending, string Descending, bool StartsDescending = false)
{
    /// <summary>The alphabetical order of a text column.</summary>
    public static ColumnOrder Text => new(GridTexts.AToZ, GridTexts.ZToA);

    /// <summary>The order of a number column.</summary>
    public static ColumnOrder Number => new(GridTexts.LowestFirst, GridTexts.HighestFirst);

    /// <summary>The order by urgency of a state, then by time.</summary>
    public static ColumnOrder Urgency => new(GridTexts.MostUrgentFirst, GridTexts.LeastUrgentFirst);

    /// <summary>The order of a duration column. It starts descending, because users usually look for the longest one.</summary>
    public static ColumnOrder Duration => new(GridTexts.ShortestFirst, GridTexts.LongestFirst, StartsDescending: true);

    /// <summary>The order of a column with a future time.</summary>
    public static ColumnOrder Deadline => new(GridTexts.SoonestFirst, GridTexts.LatestFirst);

    /// <summary>Returns the text for a sort direction.</summary>
    /// <param name="isDescending">Whether the order is descending.</param>
    public string Describe(bool isDescending) => isDescending ? Descending : Ascending;
}
