using System.Collections.Immutable;
using Dashboard.Presence.Model;

namespace Dashboard.Presence.Store;

/// <summary>All rows of one kind, account by account. Immutable: a change makes a new table that shares the other accounts.</summary>
/// <typeparam name="T">The kind of row.</typeparam>
public sealed class AccountTable<T>
    where T : IPresenceEntity
{
    private static readonly Dictionary<string, Versioned<T>> Nothing = [];
    private readonly ImmutableDictionary<string, Dictionary<string, Versioned<T>>> _accounts;

    private AccountTable(ImmutableDictionary<string, Dictionary<string, Versioned<T>>> accounts) => _accounts = accounts;

    /// <summary>A table without rows.</summary>
    public static AccountTable<T> Empty { get; } = new(ImmutableDictionary<string, Dictionary<string, Versioned<T>>>.Empty);

    /// <summary>The rows of every account, in no order.</summary>
    public IEnumerable<Versioned<T>> All => _accounts.Values.SelectMany(static rows => rows.Values);

    /// <summary>How many rows there are.</summary>
    public int Count => _accounts.Values.Sum(static rows => rows.Count);

    /// <summary>The rows of one account by key; empty for an account without rows.</summary>
    /// <param name="account">The account's id.</param>
    public IReadOnlyDictionary<string, Versioned<T>> GetAccount(string account) => RowsOf(account);

    internal Dictionary<string, Versioned<T>> RowsOf(string account) => _accounts.GetValueOrDefault(account, Nothing);

    /// <summary>The same with another set of rows for one account, which the caller gives away.</summary>
    internal AccountTable<T> With(string account, Dictionary<string, Versioned<T>> rows) => new(_accounts.SetItem(account, rows));
}
