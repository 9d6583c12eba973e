using System.Collections.Immutable;

namespace Dashboard.Presence;

/// <summary>What one board shows at one version. Immutable.</summary>
public sealed class BoardView
{
    private BoardView(BoardSnapshot snapshot, IRowFilter filter)
    {
        Epoch = snapshot.Epoch;
        Version = snapshot.Version;
        At = snapshot.At;
        Extensions = Index(snapshot.Extensions.All.Where(e => filter.Shows(e.Value)));
        Registrations = Index(snapshot.Registrations.All.Where(r => ShowsDevice(filter, r.Value)));
        Calls = Index(snapshot.Calls.All.Where(c => ShowsCall(filter, c.Value)));
        Accounts = snapshot.Accounts.Where(a => filter.ShowsAccount(a.Key)).ToDictionary(a => a.Key, a => a.Value);
    }

    /// <inheritdoc cref="BoardSnapshot.Epoch"/>
    public string Epoch { get; }

    /// <inheritdoc cref="BoardSnapshot.Version"/>
    public long Version { get; }

    /// <inheritdoc cref="BoardSnapshot.At"/>
    public DateTimeOffset At { get; }

    /// <summary>The extensions shown, by key.</summary>
    public IReadOnlyDictionary<string, Stamped<ExtensionPresence>> Extensions { get; }

    /// <summary>The registrations shown, by key: those of the extensions shown.</summary>
    public IReadOnlyDictionary<string, Stamped<Registration>> Registrations { get; }

    /// <summary>The calls shown, by key: those with at least one leg on an extension shown.</summary>
    public IReadOnlyDictionary<string, Stamped<Call>> Calls { get; }

    /// <summary>The accounts shown, by id.</summary>
    public IReadOnlyDictionary<string, Stamped<AccountStatus>> Accounts { get; }

    /// <summary>The board's alerts, by key.</summary>
    public IReadOnlyDictionary<string, Stamped<Alert>> Alerts { get; private set; } = ImmutableDictionary<string, Stamped<Alert>>.Empty;

    /// <summary>What a filter shows of a snapshot.</summary>
    /// <param name="snapshot">All that is known.</param>
    /// <param name="filter">Which part is shown.</param>
    public static BoardView Of(BoardSnapshot snapshot, IRowFilter filter) => new(snapshot, filter);

    /// <summary>What a board shows of a snapshot, its alerts among it.</summary>
    /// <param name="snapshot">All that is known.</param>
    /// <param name="board">The board's id.</param>
    /// <param name="filter">The board's filter.</param>
    /// <param name="sight">What whoever looks may see; null for everything.</param>
    public static BoardView Of(BoardSnapshot snapshot, string board, IRowFilter filter, IRowFilter? sight)
    {
        IReadOnlyDictionary<string, Stamped<Alert>> alerts =
            snapshot.Alerts.GetValueOrDefault(board) ?? ImmutableDictionary<string, Stamped<Alert>>.Empty;
        var view = new BoardView(snapshot, sight is null ? filter : filter.Within(sight));
        view.Alerts = sight is null ? alerts : alerts.Where(a => view.ShowsAlert(a.Value.Value, sight)).ToDictionary();
        return view;
    }

    /// <summary>The region of an account; null when not known.</summary>
    /// <param name="account">The account's id.</param>
    public string? RegionOf(string account) => Accounts.GetValueOrDefault(account).Value?.Region;

    private static Dictionary<string, Stamped<T>> Index<T>(IEnumerable<Stamped<T>> rows)
        where T : IPresenceRow => rows.ToDictionary(r => r.Value.Key);

    private bool ShowsDevice(IRowFilter filter, Registration row) => row.Extension is { } extension
        ? Extensions.ContainsKey(extension) || filter.ShowsWhole(row.Account)
        : filter.ShowsWhole(row.Account);

    private bool ShowsCall(IRowFilter filter, Call call) =>
        filter.ShowsWhole(call.Account)
        || call.Legs.Any(leg => leg.Extension is { } extension && Extensions.ContainsKey(extension));

    // Of several devices together the alert tells how many: that is for who may see all of the account.
    private bool ShowsAlert(Alert alert, IRowFilter sight) => alert switch
    {
        { Extension: { } extension } => Extensions.ContainsKey(extension),
        { Kind: AlertKind.AccountStale } => Accounts.ContainsKey(alert.Account),
        _ => sight.ShowsWhole(alert.Account),
    };
}
