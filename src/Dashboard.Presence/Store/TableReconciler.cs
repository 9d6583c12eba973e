using Dashboard.Presence.Model;

namespace Dashboard.Presence.Store;

/// <summary>
/// Reconciles one observed resource list with the stored entities of its account and records the added, changed and removed ones.
/// </summary>
/// <typeparam name="T">The type of entity.</typeparam>
/// <param name="table">The table before the observation.</param>
/// <param name="account">The account's id.</param>
/// <param name="version">The version to assign to changed entities.</param>
/// <param name="settle">Returns the entity to store for a known and an observed one.</param>
/// <param name="lapse">Returns a copy of a missing entity with the time when it was last listed.</param>
/// <param name="isStill">Returns whether a changed entity differs only in its times; null when the entity type does not track this.</param>
internal sealed class TableReconciler<T>(
    AccountTable<T> table, string account, long version, Func<T, T, T> settle, Func<T, DateTimeOffset, T> lapse, Func<T, T, bool>? isStill = null)
    where T : class, IPresenceEntity
{
    private readonly Dictionary<string, Versioned<T>> _known = table.RowsOf(account);
    private Dictionary<string, Versioned<T>>? _next;

    /// <summary>The state before and after of every changed entity. Null marks an entity that was absent.</summary>
    public List<(T? Before, T? After)> Changes { get; } = [];

    /// <summary>The table after the observation; the same instance when nothing changed.</summary>
    public AccountTable<T> Table => _next is null ? table : table.With(account, _next);

    /// <param name="part">The observed resource list.</param>
    /// <param name="badRows">The number of rows in it that could not be read.</param>
    /// <param name="missing">The removal policy with the omissions of the previous lists.</param>
    /// <param name="lastLook">When the previous list was read; null when this is the first.</param>
    public void Apply(ObservedResources<T> part, int badRows, RemovalPolicy missing, DateTimeOffset? lastLook)
    {
        // If a key is listed twice, the last row counts. Only that one may be compared with the stored entity.
        var seen = new Dictionary<string, T>(part.Rows.Length);
        foreach (var row in part.Rows)
        {
            seen[row.Key] = row;
        }

        var met = 0;
        foreach (var (key, row) in seen)
        {
            if (!_known.TryGetValue(key, out var known))
            {
                Set(key, null, row);
                continue;
            }

            met++;
            var settled = settle(known.Value, row);
            if (!ReferenceEquals(settled, known.Value))
            {
                Set(key, known.Value, settled);
            }
        }

        IReadOnlyCollection<string> notListed = met == _known.Count ? [] : [.. _known.Keys.Where(key => !seen.ContainsKey(key))];
        var gone = missing.Judge(notListed, _known.Count, part.Complete, badRows);
        Remove(gone);
        Lapse(notListed.Except(gone), lastLook);
    }

    private void Remove(IEnumerable<string> gone)
    {
        foreach (var key in gone)
        {
            Changes.Add((_known[key].Value, null));
            Next().Remove(key);
        }
    }

    // A list must not refresh an entity that it omits: the entity keeps the age of the last list that contained it.
    private void Lapse(IEnumerable<string> keys, DateTimeOffset? lastLook)
    {
        foreach (var key in keys)
        {
            var row = _known[key].Value;
            if (row.LastListedAt is null)
            {
                Set(key, row, lapse(row, lastLook > row.ObservedAt ? lastLook.Value : row.ObservedAt));
            }
        }
    }

    private void Set(string key, T? before, T after)
    {
        var stamped = new Versioned<T>(after, version);
        Next()[key] = before is not null && isStill?.Invoke(before, after) == true ? stamped with { StateVersion = _known[key].StateVersion } : stamped;
        Changes.Add((before, after));
    }

    private Dictionary<string, Versioned<T>> Next() => _next ??= new Dictionary<string, Versioned<T>>(_known);
}
