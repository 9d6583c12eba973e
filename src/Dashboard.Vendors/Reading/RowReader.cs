using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using Dashboard.Presence.Model;

namespace Dashboard.Vendors.Reading;

/// <summary>
/// Counts the rows of one poll over its pages. An unreadable row is left out, and an unknown state name is recorded. Not thread-safe.
/// </summary>
internal sealed class RowReader(string vendor)
{
    // The limits of one poll over all its pages. 5,000 rows of the most verbose vendor are under 8 MiB. A list without an end, each page a new one,
    // would otherwise exhaust the memory.
    private const int MaxRows = 100_000;
    private const long MaxBytes = 64L * 1024 * 1024;

    private readonly HashSet<string> _unknownValues = [];
    private long _bytes;

    /// <summary>The number of rows that were read.</summary>
    public int GoodRows { get; private set; }

    /// <summary>The number of rows that were left out.</summary>
    public int BadRows { get; private set; }

    /// <summary>State names that are not in the vendor's table, sorted; at most 20.</summary>
    public ImmutableArray<string> UnknownValues => [.. _unknownValues.Order(StringComparer.Ordinal)];

    /// <summary>How far the vendor's clock is ahead of the local one, as of the page that is being read.</summary>
    public TimeSpan ServerAhead { get; set; }

    /// <summary>Converts a timestamp of the vendor's clock to the local clock; null stays null.</summary>
    /// <param name="theirs">The vendor's timestamp.</param>
    public DateTimeOffset? ToOurClock(DateTimeOffset? theirs) =>
        theirs is { } t && t.Ticks > ServerAhead.Ticks && DateTimeOffset.MaxValue.Ticks - t.Ticks > -ServerAhead.Ticks ? t - ServerAhead : null;

    public void CountGood() => GoodRows++;

    public void CountBad() => BadRows++;

    /// <summary>Maps a vendor's state name to the dashboard's value. An unknown name is recorded and mapped to the fallback.</summary>
    public T Translate<T>(IReadOnlyDictionary<string, T> table, string? word, T fallback)
    {
        if (word is null)
        {
            return fallback;
        }

        if (table.TryGetValue(word, out var ours))
        {
            return ours;
        }

        // Bounded, in case a vendor sends free text instead of a state name.
        if (_unknownValues.Count < 20)
        {
            _unknownValues.Add(word.Length > 40 ? word[..(char.IsHighSurrogate(word[39]) ? 39 : 40)] : word);
        }

        return fallback;
    }

    /// <summary>Reads each row; a row that cannot be read is counted as bad.</summary>
    /// <exception cref="PollException">BadData: the list exceeds the limits.</exception>
    public void Each(IEnumerable<JsonElement> rows, Func<JsonElement, bool> read)
    {
        foreach (var row in rows)
        {
            RequireAnEnd(row);
            if (row.ValueKind == JsonValueKind.Object && read(row))
            {
                CountGood();
            }
            else
            {
                CountBad();
            }
        }
    }

    private void RequireAnEnd(JsonElement row)
    {
        _bytes += JsonMarshal.GetRawUtf8Value(row).Length;
        if (GoodRows + BadRows >= MaxRows || _bytes > MaxBytes)
        {
            throw new PollException(new PollFailure(PollFailureKind.BadData,
                $"{vendor} answered with more than {MaxRows} rows or {MaxBytes / 1024 / 1024} MiB of them; the rest was left unread."));
        }
    }

    /// <summary>Fails the poll when it had rows and none could be read.</summary>
    /// <exception cref="PollException">BadData: every row was unreadable.</exception>
    public void RequireGoodRows()
    {
        if (GoodRows == 0 && BadRows > 0)
        {
            throw new PollException(new PollFailure(PollFailureKind.BadData, $"{vendor} answered with {BadRows} rows of which none could be read."));
        }
    }
}
