namespace Dashboard.Presence;

/// <summary>Compares one part of an observation with what is known of its account.</summary>
/// <typeparam name="T">The kind of row.</typeparam>
internal sealed class PartUpdate<T>(PartTable<T> table, string account, long version, Func<T, T, T> settle)
    where T : class, IPresenceRow
{
    private readonly Dictionary<string, Stamped<T>> _known = table.RowsOf(account);
    private Dictionary<string, Stamped<T>>? _next;

    /// <summary>What was and what is, for every row that changed; a null is an absence.</summary>
    public List<(T? Before, T? After)> Changes { get; } = [];

    /// <summary>The table afterwards: the same one when nothing changed.</summary>
    public PartTable<T> Table => _next is null ? table : table.With(account, _next);

    /// <summary>Whether rows were missing that the guard did not let go.</summary>
    public bool HeldBack { get; private set; }

    public void Apply(ObservedPart<T> part, RemovalGuard guard, string guardKey)
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

        if (part.Complete)
        {
            Remove(seen, _known.Count - met, guard, guardKey);
        }
    }

    private void Remove(Dictionary<string, T> seen, int missing, RemovalGuard guard, string guardKey)
    {
        HeldBack = !guard.Allows(guardKey, _known.Count, missing);
        if (missing == 0 || HeldBack)
        {
            return;
        }

        foreach (var (key, known) in _known)
        {
            if (!seen.ContainsKey(key))
            {
                Next().Remove(key);
                Changes.Add((known.Value, null));
            }
        }
    }

    private void Set(string key, T? before, T after)
    {
        Next()[key] = new Stamped<T>(after, version);
        Changes.Add((before, after));
    }

    private Dictionary<string, Stamped<T>> Next() => _next ??= new Dictionary<string, Stamped<T>>(_known);
}
