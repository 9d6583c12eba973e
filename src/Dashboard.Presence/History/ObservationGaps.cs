using Dashboard.Presence.Model;
using Dashboard.Presence.Views;

namespace Dashboard.Presence.History;

/// <summary>
/// When one account was not heard: from the last answer before to the first after, once that is so long that what was
/// known would be drawn as old. Not thread-safe.
/// </summary>
internal sealed class ObservationGaps
{
    /// <summary>How many are kept. Beyond, the two oldest become one: rather is too much not known than something made up.</summary>
    public const int MaxGaps = 500;

    private readonly List<(DateTimeOffset From, DateTimeOffset To)> _gaps = [];
    private DateTimeOffset? _heardAt;

    /// <summary>Tells one content from another.</summary>
    public long Version { get; private set; }

    /// <summary>How many there are.</summary>
    public int Count => _gaps.Count;

    private bool IsOpen => _gaps is [.., { To: var to }] && to == DateTimeOffset.MaxValue;

    /// <summary>Takes in when the account was last heard.</summary>
    /// <param name="heardAt">When it last listed its extensions; null for never.</param>
    /// <param name="account">How it is asked.</param>
    /// <param name="now">The moment, UTC.</param>
    /// <param name="version">What the content is called if this changes it.</param>
    public void Update(DateTimeOffset? heardAt, AccountStatus account, DateTimeOffset now, long version)
    {
        if (heardAt is not { } heard)
        {
            return;
        }

        if (_heardAt is { } before && !IsOpen && IsLong(heard - before))
        {
            // Nobody looked meanwhile either: this machine was asleep.
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
    /// Adds a stretch of one state, cut where the account was not heard. A state that began while it was not heard is one
    /// that the vendor itself dated: it counts from there.
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

    /// <summary>Forgets what was over before a moment.</summary>
    public void Trim(DateTimeOffset horizon) => _gaps.RemoveAll(g => g.To <= horizon);

    // Never before the one before it ended: a clock may have gone back.
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
