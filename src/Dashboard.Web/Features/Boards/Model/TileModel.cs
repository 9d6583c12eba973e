using Dashboard.Presence.Model;
using Dashboard.Presence.Text;
using Dashboard.Presence.Views;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Boards.Model;

/// <summary>One extension as a tile or a row of the team view shows it.</summary>
public sealed record TileModel
{
    /// <summary>An empty extension, used to render the template.</summary>
    public static TileModel Empty { get; } = new();

    /// <summary>The extension's key.</summary>
    public string Key { get; private init; } = "";

    /// <summary>The account's id.</summary>
    public string Account { get; private init; } = "";

    /// <summary>The extension's number.</summary>
    public string Number { get; private init; } = "";

    /// <summary>The international and the national form of the number, separated by a space; null when it has none.</summary>
    public string? NumberForms { get; private init; }

    /// <summary>The number shown beside the name; empty where the name is the number.</summary>
    public string Beside { get; private init; } = "";

    /// <summary>The name; the number where there is no name.</summary>
    public string Name { get; private init; } = "";

    /// <summary>The team; empty for none.</summary>
    public string Team { get; private init; } = "";

    /// <summary>The last known state.</summary>
    public PresenceState State { get; private init; }

    /// <summary>The state shown: the last known state, or unknown once the data is too old.</summary>
    public ShownState Shown { get; private init; }

    /// <summary>The freshness of the extension data.</summary>
    public Freshness Freshness { get; private init; }

    /// <summary>The time at which the state began, UTC; null when unknown.</summary>
    public DateTimeOffset? Since { get; private init; }

    /// <summary>The time at which the phone system last reported the state, UTC; null when unknown.</summary>
    public DateTimeOffset? Observed { get; private init; }

    /// <summary>The direction of the current call.</summary>
    public CallDirection Direction { get; private init; }

    /// <summary>Whether do not disturb is set, independent of the state.</summary>
    public bool DoNotDisturb { get; private init; }

    /// <summary>Whether do not disturb is shown as a badge beside the state.</summary>
    public bool IsMarked { get; private init; }

    /// <summary>The text of the second line: the other party, the application or a note.</summary>
    public string Line { get; private init; } = "";

    /// <summary>The time since when another call rings at a busy extension, UTC; null when none does.</summary>
    public DateTimeOffset? WaitingSince { get; private init; }

    /// <summary>The formatted time in the state, or the age of old data.</summary>
    public string Time { get; private init; } = "";

    /// <summary>The age without "ago", for tiles too small for both age and name; null while the data is not old.</summary>
    public string? ShortAge { get; private init; }

    /// <summary>The value of <c>data-alert</c>; null while no alert concerns the extension.</summary>
    public string? Alert { get; private init; }

    /// <summary>The display name of the state shown.</summary>
    public string StateName => StateNames.Get(Shown);

    /// <summary>The tooltip with the complete texts, because the tile may truncate them; null for the template.</summary>
    public string? Title => Name.Length == 0 ? null
        : string.Join(" · ", new[] { Name, Beside, StateName, WaitingSince is null ? "" : StateNames.CallWaiting, IsMarked ? StateNames.DoNotDisturb : "" }.Where(part => part.Length > 0));

    /// <summary>The lower-case text that the team search matches.</summary>
    public string Search => string.Join(' ', new[] { Name, Beside, Team }.Where(part => part.Length > 0)).ToLowerInvariant();

    internal static TileModel Create(ExtensionPresence row, BoardModel board)
    {
        var age = board.Age(row, ResourceKinds.Presence);
        var shown = ShownStates.From(row, age.Freshness);
        var waiting = age.IsOld ? null : board.Waiting(row);
        return new TileModel
        {
            Key = row.Key,
            Account = row.Account,
            Number = row.Number,
            NumberForms = Presence.Text.NumberForms.Create(row.Number, board.RegionOf(row.Account))?.Whole is { } whole ? string.Join(' ', whole) : null,
            Beside = ExtensionFormatter.NumberBesideName(row),
            Name = ExtensionFormatter.Name(row),
            Team = row.Team ?? "",
            State = row.State,
            Shown = shown,
            Freshness = age.Freshness,
            Since = row.Since,
            Observed = age.At,
            Direction = row.Direction,
            DoNotDisturb = row.DoNotDisturb,
            IsMarked = ShownStates.IsMarked(row, shown),
            Alert = board.AlertOf(row.Key),
            WaitingSince = waiting?.Since,
            Line = waiting is null ? ExtensionFormatter.Detail(row) : ExtensionFormatter.WaitingCall(board.Now - waiting.Since, waiting.Party),
            ShortAge = age.IsOld ? TimeFormatter.Span(age.Age) : null,
            Time = age.IsOld ? TimeFormatter.Age(age.Age) : ExtensionFormatter.TimeInState(shown, board.Now - row.Since),
        };
    }
}
