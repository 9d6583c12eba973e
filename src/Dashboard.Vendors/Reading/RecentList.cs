namespace Dashboard.Vendors.Reading;

/// <summary>What a list said of one key.</summary>
/// <param name="Items">The rows of that key; empty when the list was whole and had none.</param>
/// <param name="At">When the answer that said it arrived, UTC.</param>
/// <param name="IsOld">Whether that is longer ago than it may stand for a state that is fresh.</param>
/// <typeparam name="T">The kind of row.</typeparam>
internal sealed record Recent<T>(IReadOnlyList<T> Items, DateTimeOffset At, bool IsOld);

/// <summary>
/// The last readings of a list that states of another list's rows are concluded from. What was read once is never forgotten,
/// it only gets old: a state that lost a piece of its evidence must not turn into a better one. A reading with gaps (a page
/// missing, a row that could not be read) proves what it lists and nothing by what it lacks: for that the last whole one
/// stands. Written by the list's job, read by another's: each reading is one immutable value that is swapped whole.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="believedFor">For how long a reading may stand for a state that is fresh.</param>
/// <typeparam name="T">The kind of row.</typeparam>
internal sealed class RecentList<T>(TimeProvider time, TimeSpan believedFor)
{
    private State _state = new(null, null);

    /// <summary>Takes in a reading.</summary>
    /// <param name="rows">What was listed, by key.</param>
    /// <param name="whole">Whether that was all there is.</param>
    /// <param name="at">When the answer arrived, UTC.</param>
    public void Update(IEnumerable<(string Key, T Row)> rows, bool whole, DateTimeOffset at)
    {
        var reading = new Reading(rows.ToLookup(r => r.Key, r => r.Row), at);
        Volatile.Write(ref _state, new State(reading, whole ? reading : _state.Whole));
    }

    /// <summary>Forgets all: there is no such list for this login.</summary>
    public void Clear() => Volatile.Write(ref _state, new State(null, null));

    /// <summary>What is known of a key; null before the first reading that says anything of it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="isProof">Which rows prove something by themselves, in a reading with gaps too.</param>
    public Recent<T>? Find(string key, Func<T, bool> isProof)
    {
        var (latest, whole) = Volatile.Read(ref _state);
        var said = latest is not null && latest.Rows[key].Any(isProof) ? latest : whole;
        return said is null ? null : new Recent<T>([.. said.Rows[key]], said.At, time.GetUtcNow() - said.At > believedFor);
    }

    private sealed record Reading(ILookup<string, T> Rows, DateTimeOffset At);

    private sealed record State(Reading? Latest, Reading? Whole);
}
