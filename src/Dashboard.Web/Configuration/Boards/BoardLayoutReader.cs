using Dashboard.Web.Boards;

namespace Dashboard.Web.Configuration.Boards;

/// <summary>Reads and validates the layout of <c>Boards:{id}</c>.</summary>
internal static class BoardLayoutReader
{
    public static BoardLayout Read(IConfigurationSection board, ConfigurationErrors errors) => new()
    {
        Panels = Panels(board.GetSection("Panels"), errors),
        Order = ReadName(board, "Order", LayoutParser.Order, EnumNames.All<TileOrder>(), errors) ?? BoardLayout.Default.Order,
        GroupByTeam = ReadName(board, "GroupByTeam", LayoutParser.Flag, "true, false", errors) ?? BoardLayout.Default.GroupByTeam,
    };

    // An empty value hides all panels. Only a missing key selects the default.
    private static BoardPanels Panels(IConfigurationSection section, ConfigurationErrors errors)
    {
        if (!section.Exists() && section.Value is null)
        {
            return BoardLayout.Default.Panels;
        }

        var panels = BoardPanels.None;
        foreach (var name in ConfigurationList.Read(section))
        {
            if (LayoutParser.Panel(name) is not { } panel)
            {
                errors.Add($"{section.Path} names '{name}'; it takes {string.Join(", ", LayoutParser.PanelNames)}.");
                continue;
            }

            panels |= panel;
        }

        return panels;
    }

    private static T? ReadName<T>(IConfigurationSection board, string key, Func<string?, T?> read, string accepts, ConfigurationErrors errors)
        where T : struct
    {
        var value = read(board[key]);
        if (value is null && board[key] is { Length: > 0 } word)
        {
            errors.Add($"{board.Path}:{key} is '{word}'; it must be one of {accepts}.");
        }

        return value;
    }
}
