namespace Dashboard.Vendors.Reading;

/// <summary>The rows that a list held for one key.</summary>
/// <param name="Items">The rows of the key; empty when the list was complete and had none.</param>
/// <param name="At">When the response with these rows arrived, UTC.</param>
/// <param name="IsOld">Whether the response is too old to support a fresh state.</param>
/// <typeparam name="T">The type of row.</typeparam>
internal sealed record Recent<T>(IReadOnlyList<T> Items, DateTimeOffset At, bool IsOld);

/// <summary>The last readings of a list from which states of another list's rows are derived.</summary>
/// <remarks>
/// A reading never expires, it only becomes old: losing a piece of evidence must not improve a state. An incomplete reading (a missing page, an
/// unreadable row) proves only what it lists. For what it lacks, the last complete reading applies. Thread-safe: one job writes and another reads,
/// and each reading is an immutable value that is swapped atomically.
/// </remarks>
/// <param name="time">The clock.</param>
/// <param name="maxAge">The maximum age of a reading that supports a fresh state.</param>
/// <typeparam name="T">The type of row.</typeparam>
internal sealed class RecentList<T>(TimeProvider time, TimeSpan maxAge)
{
    private State _state = new(null, null);

    /// <summary>Stores a reading.</summary>
    /// <param name="rows">The listed rows with their keys.</param>
    /// <param name="whole">Whether the list was complete.</param>
    /// <param name="at">When the response arrived, UTC.</param>
    public void Update(IEnumerable<(string Key, T Row)> rows, bool whole, DateTimeOffset at)
    {
        var reading = new Reading(rows.ToLookup(r => r.Key, r => r.Row), at);
        Volatile.Write(ref _state, new State(reading, whole ? reading : _state.Whole));
    }

    /// <summary>Clears all readings: the list does not exist for this login.</summary>
    public void Clear() => Volatile.Write(ref _state, new State(null, null));

    /// <summary>Returns the rows of a key; null before the first reading that determines them.</summary>
    /// <param name="key">The key.</param>
    /// <param name="isProof">Whether a row is evidence on its own, also in an incomplete reading.</param>
    public Recent<T>? Find(string key, Func<T, bool> isProof)
    {
        var (latest, whole) = Volatile.Read(ref _state);
        var said = latest is not null && latest.Rows[key].Any(isProof) ? latest : whole;
        return said is null ? null : new Recent<T>([.. said.Rows[key]], said.At, time.GetUtcNow() - said.At > maxAge);
    }

    private sealed record Reading(ILookup<string, T> Rows, DateTimeOffset At);

    private sealed record State(Reading? Latest, Reading? Whole);
}
