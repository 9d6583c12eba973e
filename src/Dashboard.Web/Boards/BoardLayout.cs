namespace Dashboard.Web.Boards;

/// <summary>What a board shows beside its tiles, and in which order those stand.</summary>
public sealed record BoardLayout
{
    /// <summary>What counts where nothing is said.</summary>
    public static BoardLayout Default { get; } = new();

    /// <summary>What stands around the tiles. What needs attention always does.</summary>
    public BoardPanels Panels { get; init; } = BoardPanels.All;

    /// <summary>The order of the tiles, within their team where they are grouped.</summary>
    public TileOrder Order { get; init; }

    /// <summary>Whether tiles stand by team, each under its heading.</summary>
    public bool GroupByTeam { get; init; }
}

/// <summary>The parts of a board that can be left out.</summary>
[Flags]
public enum BoardPanels
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>The large figures of the header.</summary>
    Figures = 1,

    /// <summary>The active calls.</summary>
    Calls = 2,

    /// <summary>The registrations by expiry.</summary>
    Registrations = 4,

    /// <summary>All of them.</summary>
    All = Figures | Calls | Registrations,
}

/// <summary>The order of the tiles.</summary>
public enum TileOrder
{
    /// <summary>By number.</summary>
    Number,

    /// <summary>By name.</summary>
    Name,

    /// <summary>Who needs a person first, the longest first.</summary>
    State,
}
