using System.Globalization;

namespace Dashboard.Web.Boards;

/// <summary>The words in which a layout is asked for, by the configuration and by a board's address alike.</summary>
public static class LayoutParser
{
    /// <summary>The smallest and the largest zoom, per cent.</summary>
    public const int MinZoom = 50, MaxZoom = 200;

    /// <summary>The names of the panels, and the word for none of them.</summary>
    public static IReadOnlyList<string> PanelNames { get; } =
        [.. new[] { BoardPanels.Figures, BoardPanels.Calls, BoardPanels.Registrations, BoardPanels.None }.Select(p => p.ToString().ToLowerInvariant())];

    /// <summary>A panel by its name, case ignored; null when there is none of that name.</summary>
    /// <param name="name">The name, or <c>none</c>.</param>
    public static BoardPanels? Panel(string name) =>
        PanelNames.Contains(name, StringComparer.OrdinalIgnoreCase) ? EnumNames.Value<BoardPanels>(name) : null;

    /// <summary>Panels by their names with commas between; null when one is unknown or nothing was asked.</summary>
    /// <param name="names">The names; null when nothing was asked.</param>
    public static BoardPanels? Panels(string? names)
    {
        var asked = names?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Panel).ToList();
        return asked is null || asked.Contains(null) ? null : asked.Aggregate(BoardPanels.None, (all, one) => all | one!.Value);
    }

    /// <summary>An order by its name, case ignored; null when there is none of that name.</summary>
    /// <param name="name">The name; null when nothing was asked.</param>
    public static TileOrder? Order(string? name) => EnumNames.Value<TileOrder>(name);

    /// <summary>Yes or no; null for any other word.</summary>
    /// <param name="word">true or false; null when nothing was asked.</param>
    public static bool? Flag(string? word) => bool.TryParse(word, out var flag) ? flag : null;

    /// <summary>A zoom; null for what is none, or too small or too large to be meant.</summary>
    /// <param name="percent">A whole number; null when nothing was asked.</param>
    public static int? Zoom(string? percent) =>
        int.TryParse(percent, NumberStyles.None, CultureInfo.InvariantCulture, out var zoom) && zoom is >= MinZoom and <= MaxZoom ? zoom : null;
}
