using System.Collections.Immutable;

namespace Dashboard.Presence;

/// <summary>What one board shows at one version. Immutable.</summary>
public sealed class BoardView
{
    private BoardView(BoardSnapshot snapshot, BoardFilter filter, string? board)
    {
        Epoch = snapshot.Epoch;
        Version = snapshot.Version;
        At = snapshot.At;
        Extensions = Index(snapshot.Extensions.All.Where(e => filter.Shows(e.Value)));
        Registrations = Index(snapshot.Registrations.All.Where(r => ShowsDevice(filter, r.Value)));
        Calls = Index(snapshot.Calls.All.Where(c => ShowsCall(filter, c.Value)));
        Accounts = snapshot.Accounts.Where(a => filter.ShowsAccount(a.Key)).ToDictionary(a => a.Key, a => a.Value);
        Alerts = snapshot.Alerts.GetValueOrDefault(board ?? "") ?? ImmutableDictionary<string, Stamped<Alert>>.Empty;
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
    public IReadOnlyDictionary<string, Stamped<Alert>> Alerts { get; }

    /// <summary>What a filter shows of a snapshot.</summary>
    /// <param name="snapshot">All that is known.</param>
    /// <param name="filter">The board's filter.</param>
    /// <param name="board">The board's id, by which its alerts are found; null for a view without alerts.</param>
    public static BoardView Of(BoardSnapshot snapshot, BoardFilter filter, string? board = null) => new(snapshot, filter, board);

    private static Dictionary<string, Stamped<T>> Index<T>(IEnumerable<Stamped<T>> rows)
        where T : IPresenceRow => rows.ToDictionary(r => r.Value.Key);

    private bool ShowsDevice(BoardFilter filter, Registration row) => row.Extension is { } extension
        ? Extensions.ContainsKey(extension) || (!filter.LimitsExtensions && filter.ShowsAccount(row.Account))
        : !filter.LimitsExtensions && filter.ShowsAccount(row.Account);

    private bool ShowsCall(BoardFilter filter, Call call) =>
        (!filter.LimitsExtensions && filter.ShowsAccount(call.Account))
        || call.Legs.Any(leg => leg.Extension is { } extension && Extensions.ContainsKey(extension));
}
