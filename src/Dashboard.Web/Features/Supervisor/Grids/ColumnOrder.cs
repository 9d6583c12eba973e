namespace Dashboard.Web.Features.Supervisor.Grids;

/// <summary>How the rows of a grid are sorted by a column, in words.</summary>
/// <param name="Ascending">Which come first in ascending order.</param>
/// <param name="Descending">Which come first in descending order.</param>
/// <param name="StartsDescending">Whether the first press of the heading sorts in descending order.</param>
public sealed record ColumnOrder(string Ascending, string Descending, bool StartsDescending = false)
{
    /// <summary>By letters.</summary>
    public static ColumnOrder Text { get; } = new("A to Z", "Z to A");

    /// <summary>By number.</summary>
    public static ColumnOrder Number { get; } = new("lowest first", "highest first");

    /// <summary>By the urgency of a state, and among equals by time.</summary>
    public static ColumnOrder Urgency { get; } = new("most urgent first", "least urgent first");

    /// <summary>By a time that runs: the longest one is what people look for.</summary>
    public static ColumnOrder Duration { get; } = new("shortest first", "longest first", StartsDescending: true);

    /// <summary>By a moment to come.</summary>
    public static ColumnOrder Deadline { get; } = new("soonest first", "latest first");

    /// <summary>Which rows come first.</summary>
    /// <param name="isDescending">Whether the order is descending.</param>
    public string Describe(bool isDescending) => isDescending ? Descending : Ascending;
}
