using Dashboard.Presence.Model;

namespace Dashboard.Presence.Views;

public static class PresenceFilters
{
    /// <summary>Returns a filter that includes what both filters include.</summary>
    /// <param name="one">The first filter.</param>
    /// <param name="other">The second filter.</param>
    public static IPresenceFilter Within(this IPresenceFilter one, IPresenceFilter other) => new Both(one, other);

    /// <summary>Returns a filter that includes what any of the filters includes. Without filters it includes nothing.</summary>
    /// <param name="filters">The filters.</param>
    public static IPresenceFilter AnyOf(IEnumerable<IPresenceFilter> filters) => new Any([.. filters]);

    private sealed class Both(IPresenceFilter one, IPresenceFilter other) : IPresenceFilter
    {
        public bool IncludesAccount(string account) => one.IncludesAccount(account) && other.IncludesAccount(account);

        public bool Includes(ExtensionPresence row) => one.Includes(row) && other.Includes(row);

        public bool IncludesWhole(string account) => one.IncludesWhole(account) && other.IncludesWhole(account);
    }

    private sealed class Any(IReadOnlyList<IPresenceFilter> filters) : IPresenceFilter
    {
        public bool IncludesAccount(string account) => filters.Any(f => f.IncludesAccount(account));

        public bool Includes(ExtensionPresence row) => filters.Any(f => f.Includes(row));

        public bool IncludesWhole(string account) => filters.Any(f => f.IncludesWhole(account));
    }
}
