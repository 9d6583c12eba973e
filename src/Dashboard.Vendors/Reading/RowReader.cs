using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using Dashboard.Presence.Model;

namespace Dashboard.Vendors.Reading;

/// <summary>Gathers the rows of one poll over its pages: one bad row costs that row, an unknown word is counted.</summary>
internal sealed class RowReader(string vendor)
{
    // What one poll may read over all its pages. 5,000 rows of the wordiest vendor are under 8 MiB; a list without an
    // end, each page a new one, would fill the memory before it came to its last page.
    private const int MaxRows = 100_000;
    private const long MaxBytes = 64L * 1024 * 1024;

    private readonly HashSet<string> _unknownWords = [];
    private long _bytes;

    /// <summary>Rows read.</summary>
    public int GoodRows { get; private set; }

    /// <summary>Rows left out.</summary>
    public int BadRows { get; private set; }

    /// <summary>Words that are not in the vendor's table.</summary>
    public ImmutableArray<string> UnknownWords => [.. _unknownWords.Order(StringComparer.Ordinal)];

    /// <summary>How far the vendor's clock is ahead of ours, as of the page that is being read.</summary>
    public TimeSpan ServerAhead { get; set; }

    /// <summary>A moment by the vendor's clock in ours; null stays null.</summary>
    /// <param name="theirs">As the vendor wrote it.</param>
    public DateTimeOffset? ToOurClock(DateTimeOffset? theirs) =>
        theirs is { } t && t.Ticks > ServerAhead.Ticks && DateTimeOffset.MaxValue.Ticks - t.Ticks > -ServerAhead.Ticks ? t - ServerAhead : null;

    /// <summary>Counts a row as read.</summary>
    public void CountGood() => GoodRows++;

    /// <summary>Counts a row as left out.</summary>
    public void CountBad() => BadRows++;

    /// <summary>A word of the vendor's in ours; one that the table lacks is counted and becomes the fallback.</summary>
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

        // Bounded, for a vendor that puts free text where a word was due.
        if (_unknownWords.Count < 20)
        {
            _unknownWords.Add(word.Length > 40 ? word[..(char.IsHighSurrogate(word[39]) ? 39 : 40)] : word);
        }

        return fallback;
    }

    /// <summary>Reads each row; one that yields nothing is counted as bad.</summary>
    /// <exception cref="PollException">BadData: there is no end to them.</exception>
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

    /// <summary>Fails the poll when there were rows and none could be read.</summary>
    /// <exception cref="PollException">BadData.</exception>
    public void RequireGoodRows()
    {
        if (GoodRows == 0 && BadRows > 0)
        {
            throw new PollException(new PollFailure(PollFailureKind.BadData, $"{vendor} answered with {BadRows} rows of which none could be read."));
        }
    }
}
