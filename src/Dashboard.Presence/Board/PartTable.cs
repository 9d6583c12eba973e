using System.Collections.Immutable;

namespace Dashboard.Presence;

/// <summary>All rows of one kind, account by account. Immutable: a change makes a new table that shares the other accounts.</summary>
/// <typeparam name="T">The kind of row.</typeparam>
public sealed class PartTable<T>
    where T : IPresenceRow
{
    private static readonly Dictionary<string, Stamped<T>> Nothing = [];
    private readonly ImmutableDictionary<string, Dictionary<string, Stamped<T>>> _accounts;

    private PartTable(ImmutableDictionary<string, Dictionary<string, Stamped<T>>> accounts) => _accounts = accounts;

    /// <summary>A table without rows.</summary>
    public static PartTable<T> Empty { get; } = new(ImmutableDictionary<string, Dictionary<string, Stamped<T>>>.Empty);

    /// <summary>The rows of every account, in no order.</summary>
    public IEnumerable<Stamped<T>> All => _accounts.Values.SelectMany(static rows => rows.Values);

    /// <summary>How many rows there are.</summary>
    public int Count => _accounts.Values.Sum(static rows => rows.Count);

    /// <summary>The rows of one account by key; empty for an account without rows.</summary>
    /// <param name="account">The account's id.</param>
    public IReadOnlyDictionary<string, Stamped<T>> Of(string account) => RowsOf(account);

    internal Dictionary<string, Stamped<T>> RowsOf(string account) => _accounts.GetValueOrDefault(account, Nothing);

    /// <summary>The same with another set of rows for one account, which the caller gives away.</summary>
    internal PartTable<T> With(string account, Dictionary<string, Stamped<T>> rows) => new(_accounts.SetItem(account, rows));
}
