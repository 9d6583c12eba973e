using Dashboard.Presence.Store;

namespace Dashboard.Web.Live.Latency;

/// <summary>
/// How long a board's changes are on their way. The server counts the first two spans, once for each change it sends; its
/// screens count the others, each for itself. Thread-safe; does not grow.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class BoardLatency(TimeProvider time)
{
    private readonly LatencyWindow[] _spans = [.. Enum.GetValues<LatencyStage>().Select(_ => new LatencyWindow(time))];

    /// <summary>The times of a span.</summary>
    public LatencyWindow this[LatencyStage span] => _spans[(int)span];

    /// <summary>A quantile of the last hour as a person reads it: <c>38 ms</c>, or <c>none yet</c>.</summary>
    /// <param name="span">Of which span.</param>
    /// <param name="share">Which: 0.95 for p95.</param>
    public string Record(LatencyStage span, double share)
    {
        var counts = new LatencyHistogram();
        this[span].AddTo(counts);
        return counts.Count == 0 ? "none yet" : $"{counts.Quantile(share):0} ms";
    }

    /// <summary>Counts the changes of a frame.</summary>
    /// <param name="trace">When they were received and applied.</param>
    /// <param name="at">When the frame was sent.</param>
    public void Sent(IReadOnlyList<VersionTimestamp> trace, DateTimeOffset at)
    {
        foreach (var stamp in trace)
        {
            this[LatencyStage.ReceivedToApplied].Add(LatencyHistogram.BucketOf((stamp.AppliedAt - stamp.ReceivedAt).TotalMilliseconds), 1);
            this[LatencyStage.AppliedToSent].Add(LatencyHistogram.BucketOf((at - stamp.AppliedAt).TotalMilliseconds), 1);
        }
    }

    /// <summary>Counts what a screen has painted.</summary>
    /// <param name="report">What it said, checked.</param>
    public void Painted(RenderReport report)
    {
        Add(LatencyStage.SentToPainted, report.Painted);
        Add(LatencyStage.ReceivedToPainted, report.Whole);
    }

    private void Add(LatencyStage span, IEnumerable<(int Bucket, int Count)> pairs)
    {
        foreach (var (bucket, count) in pairs)
        {
            this[span].Add(bucket, count);
        }
    }
}
