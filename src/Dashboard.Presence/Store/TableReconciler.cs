using Dashboard.Presence.Model;

namespace Dashboard.Presence.Store;

/// <summary>Compares one part of an observation with what is known of its account.</summary>
/// <typeparam name="T">The kind of row.</typeparam>
/// <param name="table">What is known.</param>
/// <param name="account">The account.</param>
/// <param name="version">What changed rows are stamped with.</param>
/// <param name="settle">The row to hold of one known and one seen.</param>
/// <param name="lapse">A row that was last listed at a moment and is missing now.</param>
/// <param name="isStill">Whether a row that changed is what it was but for its times; null where nobody asks.</param>
internal sealed class TableReconciler<T>(
    AccountTable<T> table, string account, long version, Func<T, T, T> settle, Func<T, DateTimeOffset, T> lapse, Func<T, T, bool>? isStill = null)
    where T : class, IPresenceEntity
{
    private readonly Dictionary<string, Versioned<T>> _known = table.RowsOf(account);
    private Dictionary<string, Versioned<T>>? _next;

    /// <summary>What was and what is, for every row that changed; a null is an absence.</summary>
    public List<(T? Before, T? After)> Changes { get; } = [];

    /// <summary>The table afterwards: the same one when nothing changed.</summary>
    public AccountTable<T> Table => _next is null ? table : table.With(account, _next);

    /// <param name="part">What was listed.</param>
    /// <param name="badRows">How many rows beside it could not be read.</param>
    /// <param name="missing">What the lists before lacked.</param>
    /// <param name="lastLook">When the list before was read; null when this is the first.</param>
    public void Apply(ObservedResources<T> part, int badRows, RemovalPolicy missing, DateTimeOffset? lastLook)
    {
        // A row may be listed twice; the last word on it counts, so only that one may be compared.
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

    // What this list does not show must not be made fresh by it: it keeps the age of the last one that did.
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
