using Dashboard.Presence.Model;
using Dashboard.Presence.Text;
using Dashboard.Presence.Views;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Boards.Model;

/// <summary>One extension as a tile or a row of the team view shows it.</summary>
public sealed record TileModel
{
    /// <summary>Nobody: what a template is rendered from.</summary>
    public static TileModel Empty { get; } = new();

    /// <summary>The row's key.</summary>
    public string Key { get; private init; } = "";

    /// <summary>The account's id.</summary>
    public string Account { get; private init; } = "";

    /// <summary>The extension's number.</summary>
    public string Number { get; private init; } = "";

    /// <summary>The number's international and national form, with a space between; null where it has none.</summary>
    public string? NumberForms { get; private init; }

    /// <summary>The number as it stands beside the name; empty where it is the name.</summary>
    public string Beside { get; private init; } = "";

    /// <summary>The name, or the number where there is none.</summary>
    public string Name { get; private init; } = "";

    /// <summary>The team; empty for none.</summary>
    public string Team { get; private init; } = "";

    /// <summary>The last known state.</summary>
    public PresenceState State { get; private init; }

    /// <summary>The state shown: unknown once the row is too old.</summary>
    public ShownState Shown { get; private init; }

    /// <summary>How fresh the row is.</summary>
    public Freshness Freshness { get; private init; }

    /// <summary>Since when the state holds.</summary>
    public DateTimeOffset? Since { get; private init; }

    /// <summary>When the row was last seen to be so.</summary>
    public DateTimeOffset? Observed { get; private init; }

    /// <summary>Which way the call goes.</summary>
    public CallDirection Direction { get; private init; }

    /// <summary>Whether do not disturb is set, whatever the state.</summary>
    public bool DoNotDisturb { get; private init; }

    /// <summary>Whether do not disturb is shown as a mark beside the state.</summary>
    public bool IsMarked { get; private init; }

    /// <summary>The other party, the application or a note.</summary>
    public string Line { get; private init; } = "";

    /// <summary>Since when another call rings at an extension that is busy; null when none does.</summary>
    public DateTimeOffset? WaitingSince { get; private init; }

    /// <summary>The running time, or the age of what is old.</summary>
    public string Time { get; private init; } = "";

    /// <summary>The same for the smallest tile, where "ago" would cost the name; null while it is not old.</summary>
    public string? ShortAge { get; private init; }

    /// <summary>The word of <c>data-alert</c>; null while no alert is about it.</summary>
    public string? Alert { get; private init; }

    /// <summary>The word of the state drawn.</summary>
    public string StateName => StateNames.Get(Shown);

    /// <summary>Complete, for the name may be shortened.</summary>
    public string? Title => Name.Length == 0 ? null
        : string.Join(" · ", new[] { Name, Beside, StateName, WaitingSince is null ? "" : StateNames.CallWaiting, IsMarked ? StateNames.DoNotDisturb : "" }.Where(part => part.Length > 0));

    /// <summary>What the search finds the row by.</summary>
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
