using Dashboard.Presence.Model;
using Dashboard.Web.Boards;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Boards.Model;

/// <summary>The sort order of tiles, calls and registrations on a board. The script inserts rows by the same rules.</summary>
public static class BoardOrder
{
    /// <summary>Sorts tiles by team if grouped (tiles without a team last), then in the layout's order, then by number and account.</summary>
    /// <param name="tiles">The extensions.</param>
    /// <param name="layout">The layout with order and grouping.</param>
    public static IEnumerable<TileModel> Tiles(IEnumerable<TileModel> tiles, BoardLayout layout)
    {
        var grouped = tiles
            .OrderBy(t => layout.GroupByTeam && t.Team.Length == 0)
            .ThenBy(t => layout.GroupByTeam ? t.Team : "", NameComparer.Instance);
        var ordered = layout.Order switch
        {
            TileOrder.Name => grouped.ThenBy(t => NameSortKey.Create(t.Name), NaturalComparer.Instance),
            TileOrder.State => grouped.ThenBy(t => Rank(t.Shown)).ThenBy(t => IsLoud(t.Shown) ? t.Since ?? DateTimeOffset.MaxValue : default),
            _ => grouped,
        };
        return ordered.ThenBy(t => t.Number, ExtensionNumberComparer.Instance).ThenBy(t => t.Account, ExtensionNumberComparer.Instance);
    }

    /// <summary>Sorts calls: ringing and dialling first, then held, then talking. Within a state the longest comes first.</summary>
    /// <param name="rows">The calls.</param>
    public static IEnumerable<Call> Calls(IEnumerable<Call> rows) => rows
        .OrderBy(r => r.State switch
        {
            PresenceState.Ringing or PresenceState.Dialing => 0,
            PresenceState.OnHold => 1,
            PresenceState.OnCall => 2,
            _ => 3,
        })
        .ThenBy(r => CallTimes.GetStateStart(r) ?? CallTimes.GetStart(r) ?? DateTimeOffset.MaxValue)
        .ThenBy(r => r.Key, ExtensionNumberComparer.Instance);

    /// <summary>Sorts registrations: lost ones first (the latest on top), then by expiry (overdue first), then those without a known expiry.</summary>
    /// <param name="rows">The registrations.</param>
    public static IEnumerable<Registration> Registrations(IEnumerable<Registration> rows) => rows
        .OrderBy(r => r.Registered)
        .ThenByDescending(r => r.Registered ? default : r.ObservedAt)
        .ThenBy(r => r.Registered && r.ExpiresAt is { } end ? end : DateTimeOffset.MaxValue)
        .ThenBy(r => r.Key, ExtensionNumberComparer.Instance);

    // States that need attention rank first.
    internal static int Rank(ShownState state) => state switch
    {
        ShownState.Ringing => 0,
        ShownState.OnHold => 1,
        ShownState.Parked => 2,
        ShownState.Dialing => 3,
        ShownState.OnCall => 4,
        ShownState.Idle => 5,
        ShownState.DoNotDisturb => 6,
        ShownState.Offline => 7,
        _ => 8,
    };

    private static bool IsLoud(ShownState state) => Rank(state) < 5;
}
