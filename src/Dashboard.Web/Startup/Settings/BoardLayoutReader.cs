using Dashboard.Web.Live;

namespace Dashboard.Web.Startup.Settings;

/// <summary>Reads and checks the layout of <c>Boards:{id}</c>.</summary>
internal static class BoardLayoutReader
{
    public static BoardLayout Read(IConfigurationSection board, SettingsErrors errors) => new()
    {
        Panels = Panels(board.GetSection("Panels"), errors),
        Order = Word(board, "Order", LayoutWords.Order, Named.All<TileOrder>(), errors) ?? BoardLayout.Usual.Order,
        GroupByTeam = Word(board, "GroupByTeam", LayoutWords.Flag, "true, false", errors) ?? BoardLayout.Usual.GroupByTeam,
    };

    // An empty value leaves all of them out; only a key that is not there means all of them.
    private static BoardPanels Panels(IConfigurationSection section, SettingsErrors errors)
    {
        if (!section.Exists() && section.Value is null)
        {
            return BoardLayout.Usual.Panels;
        }

        var panels = BoardPanels.None;
        foreach (var name in SettingsList.Read(section))
        {
            if (LayoutWords.Panel(name) is not { } panel)
            {
                errors.Add($"{section.Path} names '{name}'; it takes {string.Join(", ", LayoutWords.PanelNames)}.");
                continue;
            }

            panels |= panel;
        }

        return panels;
    }

    private static T? Word<T>(IConfigurationSection board, string key, Func<string?, T?> read, string accepts, SettingsErrors errors)
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
