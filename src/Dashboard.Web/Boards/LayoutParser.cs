using System.Globalization;

namespace Dashboard.Web.Boards;

/// <summary>Parses the layout options of the configuration and of a board's address.</summary>
public static class LayoutParser
{
    /// <summary>The minimum and maximum zoom, in percent.</summary>
    public const int MinZoom = 50, MaxZoom = 200;

    /// <summary>The names of the panels, and of the value for no panel.</summary>
    public static IReadOnlyList<string> PanelNames { get; } =
        [.. new[] { BoardPanels.Figures, BoardPanels.Calls, BoardPanels.Registrations, BoardPanels.None }.Select(p => p.ToString().ToLowerInvariant())];

    /// <summary>Returns a panel by its name, ignoring case; null for an unknown name.</summary>
    /// <param name="name">The name, or <c>none</c>.</param>
    public static BoardPanels? Panel(string name) =>
        PanelNames.Contains(name, StringComparer.OrdinalIgnoreCase) ? EnumNames.Value<BoardPanels>(name) : null;

    /// <summary>Parses a comma-separated list of panels; null when a name is unknown or none is given.</summary>
    /// <param name="names">The names; null when none is given.</param>
    public static BoardPanels? Panels(string? names)
    {
        var asked = names?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Panel).ToList();
        return asked is null || asked.Contains(null) ? null : asked.Aggregate(BoardPanels.None, (all, one) => all | one!.Value);
    }

    /// <summary>Returns a tile order by its name, ignoring case; null for an unknown name.</summary>
    /// <param name="name">The name; null when none is given.</param>
    public static TileOrder? Order(string? name) => EnumNames.Value<TileOrder>(name);

    /// <summary>Parses a boolean; null for any other text.</summary>
    /// <param name="word"><c>true</c> or <c>false</c>; null when none is given.</param>
    public static bool? Flag(string? word) => bool.TryParse(word, out var flag) ? flag : null;

    /// <summary>Parses a zoom; null when it is not a whole number or out of range.</summary>
    /// <param name="percent">A whole number; null when none is given.</param>
    public static int? Zoom(string? percent) =>
        int.TryParse(percent, NumberStyles.None, CultureInfo.InvariantCulture, out var zoom) && zoom is >= MinZoom and <= MaxZoom ? zoom : null;
}
