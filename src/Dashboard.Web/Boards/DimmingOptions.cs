namespace Dashboard.Web.Boards;

/// <summary>The dimming of a wall board: <c>Boards:{id}:Dim</c> and <c>Boards:{id}:DimPercent</c>.</summary>
/// <param name="Hours">The dimmed hours, in the display's local time; empty for never.</param>
/// <param name="To">The brightness while dimmed, in percent.</param>
public sealed record DimmingOptions(IReadOnlyList<WeeklyHours> Hours, int To)
{
    /// <summary>The minimum brightness, in percent: below it a ringing phone would be unnoticed.</summary>
    public const int MinPercent = 10;

    /// <summary>The maximum brightness, in percent.</summary>
    public const int MaxPercent = 90;

    /// <summary>The settings of a board that is never dimmed.</summary>
    public static DimmingOptions Never { get; } = new([], 30);

    /// <summary>The hours in the format of the script, separated by commas; null for never.</summary>
    public string? Text => Hours.Count == 0 ? null : string.Join(',', Hours);
}
