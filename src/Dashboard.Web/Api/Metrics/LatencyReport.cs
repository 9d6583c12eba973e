using System.Text;
using Dashboard.Presence.Store;
using Dashboard.Web.Contracts;
using Dashboard.Web.Live;
using Dashboard.Web.Live.Latency;

namespace Dashboard.Web.Api.Metrics;

/// <summary>
/// Reports the latency of changes over all boards and per board. <c>/api/v1/latency</c> and <c>/metrics</c> use the same counts of the last hour.
/// </summary>
internal static class LatencyReport
{
    private const string Family = "dashboard_latency_seconds";
    private static readonly LatencyStage[] Spans = Enum.GetValues<LatencyStage>();
    private static readonly (string Label, double Share)[] Quantiles = [("0.5", 0.5), ("0.95", 0.95), ("0.99", 0.99)];

    /// <summary>Creates the response of the HTTP API. Quantiles are in ms, and null when nothing was measured.</summary>
    public static LatencyDto Answer(PresenceStore store, BoardRegistry boards, TimeProvider time) => new(
        store.Current.Version, time.GetUtcNow(), LatencyWindow.Length.TotalSeconds, SpansOf([.. boards.Streams]),
        [.. boards.Streams.Select(f => new BoardLatencyDto(f.Definition.Id, f.RenderingViewers.Count, f.RenderingViewers.Unresponsive, SpansOf([f])))]);

    /// <summary>Writes a summary for each stage of each board. Quantiles cover the last hour; count and sum cover the time since the host started.</summary>
    public static void Metrics(StringBuilder text, BoardRegistry boards)
    {
        OpenMetricsFormatter.Head(text, Family, "summary", "seconds", "How long a change is on its way, by stretch of the way; quantiles of the last hour");
        foreach (var stream in boards.Streams)
        {
            foreach (var span in Spans)
            {
                KeyValuePair<string, object?>[] labels = [new("board", stream.Definition.Id), new("span", StageName(span))];
                var recent = Recent(span, [stream]);
                foreach (var (label, share) in Quantiles)
                {
                    OpenMetricsFormatter.Value(text, Family, OpenMetricsFormatter.Labels([.. labels, new("quantile", label)]), recent.Quantile(share) / 1000);
                }

                var (count, sum) = stream.Latency[span].Total;
                OpenMetricsFormatter.Value(text, $"{Family}_count", OpenMetricsFormatter.Labels(labels), count);
                OpenMetricsFormatter.Value(text, $"{Family}_sum", OpenMetricsFormatter.Labels(labels), sum / 1000);
            }
        }
    }

    private static LatencyStagesDto SpansOf(IReadOnlyCollection<BoardStream> streams) => new(
        SpanOf(LatencyStage.ReceivedToApplied, streams), SpanOf(LatencyStage.AppliedToSent, streams), SpanOf(LatencyStage.SentToRendered, streams), SpanOf(LatencyStage.ReceivedToRendered, streams));

    private static LatencyStageDto SpanOf(LatencyStage span, IReadOnlyCollection<BoardStream> streams)
    {
        var recent = Recent(span, streams);
        return new LatencyStageDto(recent.Count, Quantile(0.5), Quantile(0.95), Quantile(0.99));

        double? Quantile(double share) => recent.Count == 0 ? null : Math.Round(recent.Quantile(share), 1);
    }

    private static LatencyHistogram Recent(LatencyStage span, IReadOnlyCollection<BoardStream> streams)
    {
        var counts = new LatencyHistogram();
        foreach (var stream in streams)
        {
            stream.Latency[span].AddTo(counts);
        }

        return counts;
    }

    private static string StageName(LatencyStage span) => span switch
    {
        LatencyStage.ReceivedToApplied => "receivedToApplied",
        LatencyStage.AppliedToSent => "appliedToSent",
        LatencyStage.SentToRendered => "sentToPainted",
        LatencyStage.ReceivedToRendered => "receivedToPainted",
        _ => throw new ArgumentOutOfRangeException(nameof(span)),
    };
}
