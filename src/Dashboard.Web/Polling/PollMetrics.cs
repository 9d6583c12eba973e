using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;

namespace Dashboard.Web.Polling;

/// <summary>The metrics of polling.</summary>
internal sealed class PollMetrics
{
    // The bucket boundaries in seconds: a poll waits milliseconds for a worker, or seconds when there are too few workers.
    private static readonly double[] Lateness = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly Counter<long> _polls;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _badRows;
    private readonly Counter<long> _unknownValues;
    private readonly Counter<long> _changes;
    private readonly Histogram<double> _lateness;

    public PollMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Dashboard.Polling");
        _polls = meter.CreateCounter<long>("dashboard.polls", description: "Polls that yielded an observation");
        _failures = meter.CreateCounter<long>("dashboard.poll.failures", description: "Polls that failed");
        _badRows = meter.CreateCounter<long>("dashboard.poll.bad_rows", description: "Rows that could not be read");
        _unknownValues = meter.CreateCounter<long>("dashboard.poll.unknown_words", description: "Words of a vendor's that are not in its table");
        _changes = meter.CreateCounter<long>("dashboard.board.changes", description: "Changes on the board, by kind");
        _lateness = meter.CreateHistogram(
            "dashboard.poll.lateness", "s", "How long after it was due a poll started", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = Lateness });
    }

    public void Started(TimeSpan lateness) => _lateness.Record(lateness.TotalSeconds);

    public void Polled(string account, string endpoint, Observation observation)
    {
        KeyValuePair<string, object?> a = new("account", account);
        KeyValuePair<string, object?> e = new("endpoint", endpoint);
        _polls.Add(1, a, e);
        _badRows.Add(observation.BadRows, a, e);
        _unknownValues.Add(observation.UnknownValues.Length, a, e);
    }

    public void Failed(string account, string endpoint, PollFailureKind kind) =>
        _failures.Add(1, new("account", account), new("endpoint", endpoint), new("kind", kind.ToString()));

    public void Changed(ImmutableArray<PresenceEvent> changes)
    {
        foreach (var change in changes)
        {
            _changes.Add(1, new KeyValuePair<string, object?>("kind", change.GetType().Name), new("account", change.Account));
        }
    }
}
