using System.Collections.Immutable;
using Dashboard.Presence.Alerts;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;

namespace Dashboard.Presence.Views;

/// <summary>What one board shows at one version. Immutable.</summary>
public sealed class BoardView
{
    private BoardView(PresenceSnapshot snapshot, IPresenceFilter filter, bool isLimited)
    {
        Epoch = snapshot.Epoch;
        Version = AsOf = snapshot.Version;
        At = snapshot.At;
        Extensions = Index(snapshot.Extensions.All.Where(e => filter.Includes(e.Value)));
        Registrations = Index(snapshot.Registrations.All.Where(r => ShowsDevice(filter, r.Value)));
        Calls = Index(snapshot.Calls.All.Where(c => ShowsCall(filter, c.Value)));
        var shown = isLimited ? AccountsOfRows() : null;
        Accounts = snapshot.Accounts.Where(a => filter.IncludesWhole(a.Key) || (shown?.Contains(a.Key) ?? filter.IncludesAccount(a.Key)))
            .ToDictionary(a => a.Key, a => isLimited && !filter.IncludesWhole(a.Key) ? InPart(a.Value) : a.Value);
    }

    private BoardView(BoardView view, BoardView before)
    {
        Epoch = view.Epoch;
        AsOf = view.AsOf;
        (Extensions, Registrations, Calls, Alerts) = (view.Extensions, view.Registrations, view.Calls, view.Alerts);
        // Of an account in part, what changed may be what is not shown.
        Accounts = view.Accounts.ToDictionary(a => a.Key, a => before.Accounts.TryGetValue(a.Key, out var known) && known.Value.Equals(a.Value.Value) ? known : a.Value);
        (Version, At) = (view.Version, view.At);
        if (BoardDelta.Between(before, this).IsEmpty)
        {
            (Version, At) = (before.Version, before.At);
        }
    }

    /// <inheritdoc cref="PresenceSnapshot.Epoch"/>
    public string Epoch { get; }

    /// <summary>The board's version in which something that is shown changed last: what changes elsewhere does not move it.</summary>
    public long Version { get; }

    /// <summary>The board's version of which this was made. It counts what is not shown, so it is not for who looks at the view.</summary>
    public long AsOf { get; }

    /// <inheritdoc cref="PresenceSnapshot.At"/>
    public DateTimeOffset At { get; }

    /// <summary>The extensions shown, by key.</summary>
    public IReadOnlyDictionary<string, Versioned<ExtensionPresence>> Extensions { get; }

    /// <summary>The registrations shown, by key: those of the extensions shown.</summary>
    public IReadOnlyDictionary<string, Versioned<Registration>> Registrations { get; }

    /// <summary>The calls shown, by key: those with at least one leg on an extension shown.</summary>
    public IReadOnlyDictionary<string, Versioned<Call>> Calls { get; }

    /// <summary>
    /// The accounts shown, by id. A user who may see a part of an account is shown it while one of its rows is in that part, without
    /// the number of its calls that have no known extension.
    /// </summary>
    public IReadOnlyDictionary<string, Versioned<AccountStatus>> Accounts { get; }

    /// <summary>The board's alerts, by key.</summary>
    public IReadOnlyDictionary<string, Versioned<Alert>> Alerts { get; private set; } = ImmutableDictionary<string, Versioned<Alert>>.Empty;

    /// <summary>What somebody may see of a snapshot.</summary>
    /// <param name="snapshot">All that is known.</param>
    /// <param name="sight">What they may see.</param>
    public static BoardView Create(PresenceSnapshot snapshot, IPresenceFilter sight) => new(snapshot, sight, isLimited: true);

    /// <summary>What a board shows of a snapshot, its alerts among it.</summary>
    /// <param name="snapshot">All that is known.</param>
    /// <param name="board">The board's id.</param>
    /// <param name="filter">The board's filter.</param>
    /// <param name="sight">What whoever looks may see; null for everything.</param>
    public static BoardView Create(PresenceSnapshot snapshot, string board, IPresenceFilter filter, IPresenceFilter? sight)
    {
        IReadOnlyDictionary<string, Versioned<Alert>> alerts =
            snapshot.Alerts.GetValueOrDefault(board) ?? ImmutableDictionary<string, Versioned<Alert>>.Empty;
        var view = new BoardView(snapshot, sight is null ? filter : filter.Within(sight), isLimited: sight is not null);
        view.Alerts = sight is null ? alerts : alerts.Where(a => view.ShowsAlert(a.Value.Value, sight)).ToDictionary();
        return view;
    }

    /// <summary>This view, with the version of an earlier one where nothing that is shown has changed since.</summary>
    /// <param name="before">The earlier view, of the same filter and epoch.</param>
    public BoardView Since(BoardView before) => new(this, before);

    /// <summary>The region of an account; null when not known.</summary>
    /// <param name="account">The account's id.</param>
    public string? RegionOf(string account) => Accounts.GetValueOrDefault(account).Value?.Region;

    // A count of calls of which none is shown.
    private static Versioned<AccountStatus> InPart(Versioned<AccountStatus> row) => row.Value.UnownedCalls == 0 ? row : row with { Value = row.Value with { UnownedCalls = 0 } };

    private HashSet<string> AccountsOfRows() =>
        [.. Extensions.Values.Select(r => r.Value.Account), .. Registrations.Values.Select(r => r.Value.Account), .. Calls.Values.Select(r => r.Value.Account)];

    private static Dictionary<string, Versioned<T>> Index<T>(IEnumerable<Versioned<T>> rows)
        where T : IPresenceEntity => rows.ToDictionary(r => r.Value.Key);

    private bool ShowsDevice(IPresenceFilter filter, Registration row) => row.Extension is { } extension
        ? Extensions.ContainsKey(extension) || filter.IncludesWhole(row.Account)
        : filter.IncludesWhole(row.Account);

    private bool ShowsCall(IPresenceFilter filter, Call call) =>
        filter.IncludesWhole(call.Account)
        || call.Legs.Any(leg => leg.Extension is { } extension && Extensions.ContainsKey(extension));

    // Of several devices together the alert tells how many: that is for who may see all of the account.
    private bool ShowsAlert(Alert alert, IPresenceFilter sight) => alert switch
    {
        { Extension: { } extension } => Extensions.ContainsKey(extension),
        { Kind: AlertKind.AccountStale } => Accounts.ContainsKey(alert.Account),
        _ => sight.IncludesWhole(alert.Account),
    };
}
