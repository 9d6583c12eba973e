namespace Dashboard.Web.Boards;

/// <summary>When a wall is dimmed, and how far: <c>Boards:{id}:Dim</c> and <c>Boards:{id}:DimTo</c>.</summary>
/// <param name="Hours">The hours, in the display's own time; empty for never.</param>
/// <param name="To">What is left of its light, in percent.</param>
public sealed record DimmingOptions(IReadOnlyList<WeeklyHours> Hours, int To)
{
    /// <summary>The least light that may be left, in percent: below it a ringing phone is not seen.</summary>
    public const int MinPercent = 10;

    /// <summary>The most, in percent.</summary>
    public const int MaxPercent = 90;

    /// <summary>A board that is never dimmed.</summary>
    public static DimmingOptions Never { get; } = new([], 30);

    /// <summary>The hours as the script reads them, with commas between; null for never.</summary>
    public string? Text => Hours.Count == 0 ? null : string.Join(',', Hours);
}
