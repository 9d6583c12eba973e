namespace Dashboard.Web.Boards;

/// <summary>The panels of a board and the order of its tiles.</summary>
public sealed record BoardLayout
{
    public static BoardLayout Default { get; } = new();

    /// <summary>The panels around the tiles. The panel of what needs attention cannot be hidden.</summary>
    public BoardPanels Panels { get; init; } = BoardPanels.All;

    /// <summary>The order of the tiles, or of the tiles within a team when they are grouped.</summary>
    public TileOrder Order { get; init; }

    /// <summary>Whether tiles are grouped by team, with a heading for each.</summary>
    public bool GroupByTeam { get; init; }
}

/// <summary>The panels of a board that can be hidden.</summary>
[Flags]
public enum BoardPanels
{
    None = 0,

    /// <summary>The large figures of the header.</summary>
    Figures = 1,

    /// <summary>The active calls.</summary>
    Calls = 2,

    /// <summary>The registrations by expiry.</summary>
    Registrations = 4,

    All = Figures | Calls | Registrations,
}

public enum TileOrder
{
    Number,

    Name,

    /// <summary>By state: extensions that need attention first, the longest-lasting state first.</summary>
    State,
}
