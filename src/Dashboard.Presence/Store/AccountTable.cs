using System.Collections.Immutable;
using Dashboard.Presence.Model;

namespace Dashboard.Presence.Store;

/// <summary>All entities of one type, grouped by account. Immutable: a change creates a table that shares the unchanged accounts.</summary>
/// <typeparam name="T">The type of entity.</typeparam>
public sealed class AccountTable<T>
    where T : IPresenceEntity
{
    private static readonly Dictionary<string, Versioned<T>> Nothing = [];
    private readonly ImmutableDictionary<string, Dictionary<string, Versioned<T>>> _accounts;

    private AccountTable(ImmutableDictionary<string, Dictionary<string, Versioned<T>>> accounts) => _accounts = accounts;

    /// <summary>A table without entities.</summary>
    public static AccountTable<T> Empty { get; } = new(ImmutableDictionary<string, Dictionary<string, Versioned<T>>>.Empty);

    /// <summary>The entities of every account, unordered.</summary>
    public IEnumerable<Versioned<T>> All => _accounts.Values.SelectMany(static rows => rows.Values);

    /// <summary>The number of entities.</summary>
    public int Count => _accounts.Values.Sum(static rows => rows.Count);

    /// <summary>Returns the entities of one account by key; empty for an unknown account.</summary>
    /// <param name="account">The account's id.</param>
    public IReadOnlyDictionary<string, Versioned<T>> GetAccount(string account) => RowsOf(account);

    internal Dictionary<string, Versioned<T>> RowsOf(string account) => _accounts.GetValueOrDefault(account, Nothing);

    /// <summary>Returns a table with other entities for one account. The dictionary must not be changed afterwards.</summary>
    internal AccountTable<T> With(string account, Dictionary<string, Versioned<T>> rows) => new(_accounts.SetItem(account, rows));
}
