using Dashboard.Presence.Views;

namespace Dashboard.Web.Boards;

/// <summary>A board as configured: <c>Boards:{id}</c>.</summary>
/// <param name="Id">The id in its address.</param>
/// <param name="Title">What it is called on screen.</param>
/// <param name="Filter">What it shows.</param>
/// <param name="Theme">The colours it is drawn in, unless its address names others.</param>
public sealed record BoardDefinition(string Id, string Title, BoardFilter Filter, BoardTheme Theme = BoardTheme.Dark)
{
    /// <summary>When its wall is dimmed.</summary>
    public DimmingOptions Dim { get; init; } = DimmingOptions.Never;

    /// <summary>What it shows beside its tiles, and in which order those stand.</summary>
    public BoardLayout Layout { get; init; } = BoardLayout.Default;

    /// <summary>What it raises alerts about, and who is told.</summary>
    public AlertOptions Alerts { get; init; } = AlertOptions.None;
}
