using Dashboard.Presence;

namespace Dashboard.Web.Components.Board;

/// <summary>The order of rows on a board. The script inserts by the same rules.</summary>
public static class BoardOrder
{
    /// <summary>Tiles: by team, those without one last, then by number, then by account.</summary>
    /// <param name="rows">The extensions.</param>
    public static IEnumerable<ExtensionPresence> Tiles(IEnumerable<ExtensionPresence> rows) => rows
        .OrderBy(r => string.IsNullOrEmpty(r.Team))
        .ThenBy(r => r.Team, StringComparer.Ordinal)
        .ThenBy(r => r.Number, NumberOrder.Instance)
        .ThenBy(r => r.Account, StringComparer.Ordinal);

    /// <summary>Calls: who waits first, then who is held, then who talks; the longest first.</summary>
    /// <param name="rows">The calls.</param>
    public static IEnumerable<Call> Calls(IEnumerable<Call> rows) => rows
        .OrderBy(r => r.State switch
        {
            PresenceState.Ringing or PresenceState.Dialing => 0,
            PresenceState.OnHold => 1,
            PresenceState.OnCall => 2,
            _ => 3,
        })
        .ThenBy(r => r.AnsweredAt ?? r.StartedAt ?? DateTimeOffset.MaxValue)
        .ThenBy(r => r.Key, StringComparer.Ordinal);

    /// <summary>Registrations: lost, then overdue and soonest to end, then those that do not say.</summary>
    /// <param name="rows">The registrations.</param>
    public static IEnumerable<Registration> Registrations(IEnumerable<Registration> rows) => rows
        .OrderBy(r => r.Registered)
        .ThenBy(r => r.Registered && r.ExpiresAt is { } end ? end : DateTimeOffset.MaxValue)
        .ThenBy(r => r.Key, StringComparer.Ordinal);

    /// <summary>Numbers by value (9 before 10), what is no number after them.</summary>
    private sealed class NumberOrder : IComparer<string>
    {
        public static readonly NumberOrder Instance = new();

        public int Compare(string? x, string? y)
        {
            var (a, b) = (x ?? "", y ?? "");
            var byKind = IsDigits(b).CompareTo(IsDigits(a));
            if (byKind != 0 || !IsDigits(a))
            {
                return byKind != 0 ? byKind : string.CompareOrdinal(a, b);
            }

            // Of any length, so no integer type: without leading zeros the longer is the larger.
            var (left, right) = (a.TrimStart('0'), b.TrimStart('0'));
            var byValue = left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(left, right);
            return byValue != 0 ? byValue : string.CompareOrdinal(a, b);
        }

        private static bool IsDigits(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);
    }
}
