using Dashboard.Presence.Model;
using Dashboard.Presence.Views;

namespace Dashboard.Presence.History;

/// <summary>
/// The times when one account did not respond, from the last response before to the first response after. A gap counts once it is so long
/// that the data would be drawn as stale. Not thread-safe.
/// </summary>
internal sealed class ObservationGaps
{
    /// <summary>
    /// The number of gaps kept. Beyond it the two oldest are merged, so that too much is unknown instead of something being invented.
    /// </summary>
    public const int MaxGaps = 500;

    private readonly List<(DateTimeOffset From, DateTimeOffset To)> _gaps = [];
    private DateTimeOffset? _heardAt;

    /// <summary>A number that changes with the contents.</summary>
    public long Version { get; private set; }

    /// <summary>The number of gaps held.</summary>
    public int Count => _gaps.Count;

    private bool IsOpen => _gaps is [.., { To: var to }] && to == DateTimeOffset.MaxValue;

    /// <summary>Records when the account last responded.</summary>
    /// <param name="heardAt">When the account last listed its extensions; null for never.</param>
    /// <param name="account">The account, with its poll intervals.</param>
    /// <param name="now">The current time, UTC.</param>
    /// <param name="version">The version to set if this changes the contents.</param>
    public void Update(DateTimeOffset? heardAt, AccountStatus account, DateTimeOffset now, long version)
    {
        if (heardAt is not { } heard)
        {
            return;
        }

        if (_heardAt is { } before && !IsOpen && IsLong(heard - before))
        {
            // No update happened in between either, for example because this machine was suspended.
            Add(before, heard, version);
        }

        _heardAt = heard;
        if (IsLong(now - heard) != IsOpen)
        {
            if (IsOpen)
            {
                var from = _gaps[^1].From;
                _gaps.RemoveAt(_gaps.Count - 1);
                Version = version;
                Add(from, heard, version);
            }
            else
            {
                Add(heard, DateTimeOffset.MaxValue, version);
            }
        }

        bool IsLong(TimeSpan silence) => FreshnessPolicy.Evaluate(silence, account.PresenceInterval, account.UnknownAfter) is Freshness.Stale or Freshness.Unknown;
    }

    /// <summary>
    /// Adds the interval of one state, cut at the gaps. A state that began within a gap has a start time reported by the vendor, so it
    /// counts from that start.
    /// </summary>
    public void Cut(in StateTransition entry, DateTimeOffset start, DateTimeOffset end, List<StateInterval> spans)
    {
        if (entry.Origin == IntervalSource.Observed)
        {
            foreach (var (from, to) in _gaps)
            {
                if (from < entry.At || to <= start || from >= end)
                {
                    continue;
                }

                if (from > start)
                {
                    spans.Add(entry.Span(start, from));
                    start = from;
                }

                var until = to < end ? to : end;
                spans.Add(StateInterval.NotKnown(start, until, IntervalSource.NoResponse));
                start = until;
            }
        }

        if (start < end)
        {
            spans.Add(entry.Origin == IntervalSource.Observed ? entry.Span(start, end) : StateInterval.NotKnown(start, end, entry.Origin));
        }
    }

    /// <summary>Discards the gaps that ended before the horizon.</summary>
    public void Trim(DateTimeOffset horizon) => _gaps.RemoveAll(g => g.To <= horizon);

    // A gap never begins before the end of the previous one, even if a clock went backwards.
    private void Add(DateTimeOffset from, DateTimeOffset to, long version)
    {
        from = _gaps is [.., { To: var end }] && end > from ? end : from;
        if (from >= to)
        {
            return;
        }

        Version = version;
        _gaps.Add((from, to));
        if (_gaps.Count > MaxGaps)
        {
            _gaps[1] = (_gaps[0].From, _gaps[1].To);
            _gaps.RemoveAt(0);
        }
    }
}
