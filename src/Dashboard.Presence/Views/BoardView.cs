using System.Collections.Immutable;
using Dashboard.Presence.Alerts;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;

namespace Dashboard.Presence.Views;

/// <summary>The filtered contents of one board at one version. Immutable.</summary>
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
        // For an account that is shown in part, the change may concern data that is not shown.
        Accounts = view.Accounts.ToDictionary(a => a.Key, a => before.Accounts.TryGetValue(a.Key, out var known) && known.Value.Equals(a.Value.Value) ? known : a.Value);
        (Version, At) = (view.Version, view.At);
        if (BoardDelta.Between(before, this).IsEmpty)
        {
            (Version, At) = (before.Version, before.At);
        }
    }

    /// <inheritdoc cref="PresenceSnapshot.Epoch"/>
    public string Epoch { get; }

    /// <summary>The store version of the last change to the shown data. Changes to other data do not move it.</summary>
    public long Version { get; }

    /// <summary>
    /// The store version that this view was created from. It also counts changes to data that is not shown, so do not expose it to users.
    /// </summary>
    public long AsOf { get; }

    /// <inheritdoc cref="PresenceSnapshot.At"/>
    public DateTimeOffset At { get; }

    /// <summary>The shown extensions, by key.</summary>
    public IReadOnlyDictionary<string, Versioned<ExtensionPresence>> Extensions { get; }

    /// <summary>The shown registrations, by key: those of the shown extensions.</summary>
    public IReadOnlyDictionary<string, Versioned<Registration>> Registrations { get; }

    /// <summary>The shown calls, by key: those with at least one leg on a shown extension.</summary>
    public IReadOnlyDictionary<string, Versioned<Call>> Calls { get; }

    /// <summary>
    /// The shown accounts, by id. A principal with access to a part of an account sees it while at least one of its entities is in that
    /// part. <see cref="AccountStatus.UnownedCalls"/> is then 0.
    /// </summary>
    public IReadOnlyDictionary<string, Versioned<AccountStatus>> Accounts { get; }

    /// <summary>The board's active alerts, by key.</summary>
    public IReadOnlyDictionary<string, Versioned<Alert>> Alerts { get; private set; } = ImmutableDictionary<string, Versioned<Alert>>.Empty;

    /// <summary>Creates a view of everything that a principal may see.</summary>
    /// <param name="snapshot">The store's snapshot.</param>
    /// <param name="viewerFilter">The principal's access filter.</param>
    public static BoardView Create(PresenceSnapshot snapshot, IPresenceFilter viewerFilter) => new(snapshot, viewerFilter, isLimited: true);

    /// <summary>Creates a view of a board, including its alerts.</summary>
    /// <param name="snapshot">The store's snapshot.</param>
    /// <param name="board">The board's id.</param>
    /// <param name="filter">The board's filter.</param>
    /// <param name="viewerFilter">The principal's access filter; null for no restriction.</param>
    public static BoardView Create(PresenceSnapshot snapshot, string board, IPresenceFilter filter, IPresenceFilter? viewerFilter)
    {
        IReadOnlyDictionary<string, Versioned<Alert>> alerts =
            snapshot.Alerts.GetValueOrDefault(board) ?? ImmutableDictionary<string, Versioned<Alert>>.Empty;
        var view = new BoardView(snapshot, viewerFilter is null ? filter : filter.Within(viewerFilter), isLimited: viewerFilter is not null);
        view.Alerts = viewerFilter is null ? alerts : alerts.Where(a => view.ShowsAlert(a.Value.Value, viewerFilter)).ToDictionary();
        return view;
    }

    /// <summary>Returns this view with the version of an earlier one if the shown data has not changed since.</summary>
    /// <param name="before">The earlier view, of the same filter and epoch.</param>
    public BoardView Since(BoardView before) => new(this, before);

    /// <summary>Returns the region of an account's national numbers; null when not known.</summary>
    /// <param name="account">The account's id.</param>
    public string? RegionOf(string account) => Accounts.GetValueOrDefault(account).Value?.Region;

    // The count covers calls that are not shown.
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

    // The alert about several devices contains their total number, so it needs access to the whole account.
    private bool ShowsAlert(Alert alert, IPresenceFilter viewerFilter) => alert switch
    {
        { Extension: { } extension } => Extensions.ContainsKey(extension),
        { Kind: AlertKind.AccountStale } => Accounts.ContainsKey(alert.Account),
        _ => viewerFilter.IncludesWhole(alert.Account),
    };
}
