using Dashboard.Presence.Views;

namespace Dashboard.Web.Boards;

/// <summary>The configuration of a board: <c>Boards:{id}</c>.</summary>
/// <param name="Id">The id in its address.</param>
/// <param name="Title">The displayed title.</param>
/// <param name="Filter">The filter of its accounts and extensions.</param>
/// <param name="Theme">The colour theme, unless the address selects another.</param>
public sealed record BoardDefinition(string Id, string Title, BoardFilter Filter, BoardTheme Theme = BoardTheme.Dark)
{
    /// <summary>The state colours, unless the address selects others.</summary>
    public BoardPalette Palette { get; init; }

    /// <summary>The hours in which its wall board is dimmed, and the brightness.</summary>
    public DimmingOptions Dim { get; init; } = DimmingOptions.Never;

    /// <summary>The panels beside the tiles, and the order of the tiles.</summary>
    public BoardLayout Layout { get; init; } = BoardLayout.Default;

    /// <summary>The alert rules and their notifications.</summary>
    public AlertOptions Alerts { get; init; } = AlertOptions.None;
}
