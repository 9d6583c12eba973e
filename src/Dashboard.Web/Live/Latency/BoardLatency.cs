using System.Globalization;
using Dashboard.Presence.Store;

namespace Dashboard.Web.Live.Latency;

/// <summary>Measures the latency of a board's changes. Thread-safe; constant size.</summary>
/// <remarks>The server measures the first two stages, once per change that it sends. Each screen measures the other two for itself.</remarks>
/// <param name="time">The clock.</param>
internal sealed class BoardLatency(TimeProvider time)
{
    private readonly LatencyWindow[] _spans = [.. Enum.GetValues<LatencyStage>().Select(_ => new LatencyWindow(time))];

    /// <summary>The measurements of a stage.</summary>
    public LatencyWindow this[LatencyStage span] => _spans[(int)span];

    /// <summary>Formats a quantile of the last hour for display: <c>38 ms</c>, or <c>none yet</c>.</summary>
    /// <param name="span">The stage.</param>
    /// <param name="share">The quantile: 0.95 for p95.</param>
    public string Record(LatencyStage span, double share)
    {
        var counts = new LatencyHistogram();
        this[span].AddTo(counts);
        return counts.Count == 0 ? LiveTexts.NoLatencyYet : LiveTexts.FormatMilliseconds(counts.Quantile(share).ToString("0", CultureInfo.CurrentCulture));
    }

    /// <summary>Records the changes of a frame.</summary>
    /// <param name="trace">The times at which they were received and applied.</param>
    /// <param name="at">When the frame was sent, UTC.</param>
    public void Sent(IReadOnlyList<VersionTimestamp> trace, DateTimeOffset at)
    {
        foreach (var stamp in trace)
        {
            this[LatencyStage.ReceivedToApplied].Add(LatencyHistogram.BucketOf((stamp.AppliedAt - stamp.ReceivedAt).TotalMilliseconds), 1);
            this[LatencyStage.AppliedToSent].Add(LatencyHistogram.BucketOf((at - stamp.AppliedAt).TotalMilliseconds), 1);
        }
    }

    /// <summary>Records what a screen has rendered.</summary>
    /// <param name="report">The validated report.</param>
    public void AddReport(RenderReport report)
    {
        Add(LatencyStage.SentToRendered, report.SentToRendered);
        Add(LatencyStage.ReceivedToRendered, report.ReceivedToRendered);
    }

    private void Add(LatencyStage span, IEnumerable<(int Bucket, int Count)> pairs)
    {
        foreach (var (bucket, count) in pairs)
        {
            this[span].Add(bucket, count);
        }
    }
}
