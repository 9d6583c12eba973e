namespace Dashboard.Presence;

/// <summary>Filters made of filters.</summary>
public static class RowFilters
{
    /// <summary>Shows what both show.</summary>
    /// <param name="one">The one.</param>
    /// <param name="other">The other.</param>
    public static IRowFilter Within(this IRowFilter one, IRowFilter other) => new Both(one, other);

    /// <summary>Shows what any of them shows; of none, nothing.</summary>
    /// <param name="filters">The filters.</param>
    public static IRowFilter AnyOf(IEnumerable<IRowFilter> filters) => new Any([.. filters]);

    private sealed class Both(IRowFilter one, IRowFilter other) : IRowFilter
    {
        public bool ShowsAccount(string account) => one.ShowsAccount(account) && other.ShowsAccount(account);

        public bool Shows(ExtensionPresence row) => one.Shows(row) && other.Shows(row);

        public bool ShowsWhole(string account) => one.ShowsWhole(account) && other.ShowsWhole(account);
    }

    private sealed class Any(IReadOnlyList<IRowFilter> filters) : IRowFilter
    {
        public bool ShowsAccount(string account) => filters.Any(f => f.ShowsAccount(account));

        public bool Shows(ExtensionPresence row) => filters.Any(f => f.Shows(row));

        public bool ShowsWhole(string account) => filters.Any(f => f.ShowsWhole(account));
    }
}
