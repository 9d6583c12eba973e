using System.Runtime.InteropServices;
using Dashboard.Presence.Model;

namespace Dashboard.Presence.History;

/// <summary>What one extension did of late: where each state began, in order, each lasting until the next. Not thread-safe.</summary>
/// <param name="most">How many beginnings it keeps.</param>
internal sealed class ExtensionActivityLog(int most)
{
    // A call that lasts is as old as its vendor says, and an answer that took its time makes it look younger.
    private static readonly TimeSpan Slip = TimeSpan.FromSeconds(10);

    private readonly List<StateTransition> _entries = [];
    private bool _hasLetGo;

    /// <summary>Tells one content from another.</summary>
    public long Version { get; private set; }

    /// <summary>When the row was last listed, while lists come that lack it; null while it is listed.</summary>
    public DateTimeOffset? LapsedAt { get; private set; }

    /// <summary>How many beginnings it holds.</summary>
    public int Count => _entries.Count;

    /// <summary>Whether it has not been listed since before a moment.</summary>
    public bool IsOver(DateTimeOffset horizon) => _entries is [] or [{ Origin: IntervalSource.NotListed }] && (_entries.Count == 0 || _entries[0].At <= horizon);

    /// <summary>Takes in a row that is new or changed.</summary>
    /// <param name="row">The row.</param>
    /// <param name="version">What the content is called if this changes it.</param>
    public void Record(ExtensionPresence row, long version)
    {
        LapsedAt = row.LastListedAt;
        var since = row.Since is { } said && said < row.ObservedAt ? said : row.ObservedAt;
        if (_entries.Count == 0)
        {
            // Of a row that is new, since when is the vendor's own word: it counts, though nobody looked then.
            Begin(since, row, version);
            return;
        }

        var last = _entries[^1];
        if (last.Origin == IntervalSource.NotListed)
        {
            if (row.LastListedAt is null)
            {
                // What it did meanwhile nobody said, unless this began meanwhile.
                Begin(since > last.At ? since : row.ObservedAt, row, version);
            }
        }
        else if (last.State != row.State || IsAnother(last, row))
        {
            Begin(since, row, version);
        }
        else if (last.DoNotDisturb != IsUndisturbed(row))
        {
            // The same state goes on: only from when it was seen so is known.
            Append(new StateTransition(row.ObservedAt, row.State, IntervalSource.Observed, row.Direction, row.Party, IsUndisturbed(row)), version);
        }
        else if (last.Party != row.Party || last.Direction != row.Direction)
        {
            // The same call, and more is known of it.
            _entries[^1] = new StateTransition(last.At, last.State, last.Origin, row.Direction, row.Party, last.DoNotDisturb);
            Version = version;
        }
    }

    /// <summary>It is listed no more.</summary>
    /// <param name="at">Since when, as far as known.</param>
    /// <param name="version">What the content is called if this changes it.</param>
    public void RecordRemoval(DateTimeOffset at, long version)
    {
        if (_entries is [.., { Origin: not IntervalSource.NotListed }])
        {
            Append(new StateTransition(at, PresenceState.Unknown, IntervalSource.NotListed, CallDirection.Unknown, null, false), version);
        }
    }

    /// <summary>Forgets what was over before a moment.</summary>
    public void Trim(DateTimeOffset horizon)
    {
        var over = 0;
        while (over + 1 < _entries.Count && _entries[over + 1].At <= horizon)
        {
            over++;
        }

        _entries.RemoveRange(0, over);
        _hasLetGo &= over == 0;
    }

    /// <summary>What it did between two moments: spans in order, without gap or overlap, from the one to the other.</summary>
    /// <param name="from">The one.</param>
    /// <param name="to">The other.</param>
    /// <param name="startedAt">Before this nobody looked.</param>
    /// <param name="gaps">When its account was not heard.</param>
    public List<StateInterval> Spans(DateTimeOffset from, DateTimeOffset to, DateTimeOffset startedAt, ObservationGaps gaps)
    {
        var spans = new List<StateInterval>();
        var entries = CollectionsMarshal.AsSpan(_entries);
        var first = entries.Length > 0 && entries[0].At < to ? entries[0].At : to;
        AddBefore(spans, from, first, startedAt);
        for (var i = 0; i < entries.Length; i++)
        {
            var start = entries[i].At > from ? entries[i].At : from;
            var end = i + 1 < entries.Length && entries[i + 1].At < to ? entries[i + 1].At : to;
            if (start < end)
            {
                gaps.Cut(entries[i], start, end, spans);
            }
        }

        return spans;
    }

    // Another call in the same state: with somebody else, and since later. With the same one it is the same, however its
    // beginning moves; of two whom nobody names only the beginning tells.
    private static bool IsAnother(in StateTransition last, ExtensionPresence row) => row.State > PresenceState.Idle && (row.Party, last.Party) switch
    {
        ({ } now, { } before) => now != before && row.Since > last.At,
        (null, null) => row.Since > last.At + Slip,
        _ => false,
    };

    // While it rings or talks the same call goes on, whatever is set meanwhile.
    private static bool IsUndisturbed(ExtensionPresence row) => row is { State: PresenceState.Idle, DoNotDisturb: true };

    private void AddBefore(List<StateInterval> spans, DateTimeOffset from, DateTimeOffset first, DateTimeOffset startedAt)
    {
        if (_hasLetGo && from < first)
        {
            spans.Add(StateInterval.NotKnown(from, first, IntervalSource.Discarded));
            return;
        }

        var start = startedAt < first ? startedAt : first;
        if (from < start)
        {
            spans.Add(StateInterval.NotKnown(from, start, IntervalSource.BeforeStart));
            from = start;
        }

        if (from < first)
        {
            spans.Add(StateInterval.NotKnown(from, first, IntervalSource.NotListed));
        }
    }

    private void Begin(DateTimeOffset at, ExtensionPresence row, long version) =>
        Append(new StateTransition(at, row.State, IntervalSource.Observed, row.Direction, row.Party, IsUndisturbed(row)), version);

    // Never before the one before it, whatever clock or vendor say: no span is shorter than nothing.
    private void Append(StateTransition entry, long version)
    {
        Version = version;
        if (_entries.Count > 0 && entry.At <= _entries[^1].At)
        {
            _entries[^1] = new StateTransition(_entries[^1].At, entry.State, entry.Origin, entry.Direction, entry.Party, entry.DoNotDisturb);
            return;
        }

        if (_entries.Count == most)
        {
            _entries.RemoveRange(0, Math.Max(1, most / 8));
            _hasLetGo = true;
        }

        // One number is often told many times over, each time in a string of its own.
        var party = entry.Party is not null && _entries.Count > 0 && _entries[^1].Party == entry.Party ? _entries[^1].Party : entry.Party;
        _entries.Add(new StateTransition(entry.At, entry.State, entry.Origin, entry.Direction, party, entry.DoNotDisturb));
    }
}
