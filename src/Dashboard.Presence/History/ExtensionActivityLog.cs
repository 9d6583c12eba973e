using System.Runtime.InteropServices;
using Dashboard.Presence.Model;

namespace Dashboard.Presence.History;

/// <summary>The recent state changes of one extension, in order. Each state lasts until the next change. Not thread-safe.</summary>
/// <param name="maxEntries">The number of state changes to keep.</param>
internal sealed class ExtensionActivityLog(int maxEntries)
{
    // A vendor reports the start of a call relative to its response, so a slow response shifts the start later by seconds.
    private static readonly TimeSpan Slip = TimeSpan.FromSeconds(10);

    private readonly List<StateTransition> _entries = [];
    private bool _hasLetGo;

    /// <summary>A number that changes with the contents.</summary>
    public long Version { get; private set; }

    /// <summary>When the extension was last listed, while current lists omit it; null while it is listed.</summary>
    public DateTimeOffset? LapsedAt { get; private set; }

    /// <summary>The number of state changes held.</summary>
    public int Count => _entries.Count;

    /// <summary>Whether the extension has not been listed since before the horizon.</summary>
    public bool IsOver(DateTimeOffset horizon) => _entries is [] or [{ Origin: IntervalSource.NotListed }] && (_entries.Count == 0 || _entries[0].At <= horizon);

    /// <summary>Records an extension that is new or changed.</summary>
    /// <param name="row">The extension.</param>
    /// <param name="version">The version to set if this changes the contents.</param>
    public void Record(ExtensionPresence row, long version)
    {
        LapsedAt = row.LastListedAt;
        var since = row.Since is { } said && said < row.ObservedAt ? said : row.ObservedAt;
        if (_entries.Count == 0)
        {
            // For a new extension, the start time that the vendor reports is used even if it is before the first poll.
            Begin(since, row, version);
            return;
        }

        var last = _entries[^1];
        if (last.Origin == IntervalSource.NotListed)
        {
            if (row.LastListedAt is null)
            {
                // The state while the extension was not listed is unknown, except when the new state began in that time.
                Begin(since > last.At ? since : row.ObservedAt, row, version);
            }
        }
        else if (last.State != row.State || IsAnother(last, row))
        {
            Begin(since, row, version);
        }
        else if (last.DoNotDisturb != IsUndisturbed(row))
        {
            // Only do-not-disturb changed within the same state. The time of that change is not reported, so the poll's time is used.
            Append(new StateTransition(row.ObservedAt, row.State, IntervalSource.Observed, row.Direction, row.Party, IsUndisturbed(row)), version);
        }
        else if (last.Party != row.Party || last.Direction != row.Direction)
        {
            // The call is the same one, but its details are now better known.
            _entries[^1] = new StateTransition(last.At, last.State, last.Origin, row.Direction, row.Party, last.DoNotDisturb);
            Version = version;
        }
    }

    /// <summary>Records that the extension is no longer listed.</summary>
    /// <param name="at">When it was last listed, as far as known.</param>
    /// <param name="version">The version to set if this changes the contents.</param>
    public void RecordRemoval(DateTimeOffset at, long version)
    {
        if (_entries is [.., { Origin: not IntervalSource.NotListed }])
        {
            Append(new StateTransition(at, PresenceState.Unknown, IntervalSource.NotListed, CallDirection.Unknown, null, false), version);
        }
    }

    /// <summary>Discards the states that ended before the horizon.</summary>
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

    /// <summary>
    /// Returns the state intervals between two times. They are in order, without gaps or overlaps, and cover the whole range.
    /// </summary>
    /// <param name="from">The start of the range.</param>
    /// <param name="to">The end of the range.</param>
    /// <param name="startedAt">When the host started. Nothing before it is known.</param>
    /// <param name="gaps">The times when the account did not respond.</param>
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

    // Detects another call in the same state: it has another party and a later start. With the same party it is the same call, even
    // if its start time moves. If neither call has a party, only a start later by more than the tolerance marks another call.
    private static bool IsAnother(in StateTransition last, ExtensionPresence row) => row.State > PresenceState.Idle && (row.Party, last.Party) switch
    {
        ({ } now, { } before) => now != before && row.Since > last.At,
        (null, null) => row.Since > last.At + Slip,
        _ => false,
    };

    // Do-not-disturb counts only while idle. During a call a change of it does not begin a new interval.
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

    // A vendor's times or a clock step may go backwards. Entries are kept in order, so that no interval has a negative length.
    private void Append(StateTransition entry, long version)
    {
        Version = version;
        if (_entries.Count > 0 && entry.At <= _entries[^1].At)
        {
            _entries[^1] = new StateTransition(_entries[^1].At, entry.State, entry.Origin, entry.Direction, entry.Party, entry.DoNotDisturb);
            return;
        }

        if (_entries.Count == maxEntries)
        {
            _entries.RemoveRange(0, Math.Max(1, maxEntries / 8));
            _hasLetGo = true;
        }

        // Vendors repeat the same number in many responses. Reusing the known string instance saves memory.
        var party = entry.Party is not null && _entries.Count > 0 && _entries[^1].Party == entry.Party ? _entries[^1].Party : entry.Party;
        _entries.Add(new StateTransition(entry.At, entry.State, entry.Origin, entry.Direction, party, entry.DoNotDisturb));
    }
}
