using System.Text;
using System.Text.Json;
using Dashboard.Presence;
using Dashboard.Web.Live;
using Dashboard.Web.Wire;

namespace Dashboard.Web.Api;

/// <summary>
/// How long changes are on their way, of all boards and of each: at <c>/api/v1/latency</c> and in <c>/metrics</c>, from the
/// same counts of the last hour.
/// </summary>
internal static class LatencyWriter
{
    private const string Family = "dashboard_latency_seconds";
    private static readonly LatencySpan[] Spans = Enum.GetValues<LatencySpan>();
    private static readonly (string Label, double Share)[] Quantiles = [("0.5", 0.5), ("0.95", 0.95), ("0.99", 0.99)];

    /// <summary>The answer of the HTTP API; quantiles in ms, null where nothing was counted.</summary>
    public static LatencyShape Answer(PresenceBoard board, BoardDirectory boards, TimeProvider time) => new(
        board.Current.Version, time.GetUtcNow(), LatencyWindow.Length.TotalSeconds, SpansOf([.. boards.Feeds]),
        [.. boards.Feeds.Select(f => new BoardLatencyShape(f.Definition.Id, f.Painting.Count, f.Painting.Silent, SpansOf([f])))]);

    /// <summary>A summary for each span of each board: its quantiles are of the last hour, its count and sum of the whole run.</summary>
    public static void Metrics(StringBuilder text, BoardDirectory boards)
    {
        OpenMetrics.Head(text, Family, "summary", "seconds", "How long a change is on its way, by stretch of the way; quantiles of the last hour");
        foreach (var feed in boards.Feeds)
        {
            foreach (var span in Spans)
            {
                KeyValuePair<string, object?>[] labels = [new("board", feed.Definition.Id), new("span", Word(span))];
                var recent = Recent(span, [feed]);
                foreach (var (label, share) in Quantiles)
                {
                    OpenMetrics.Value(text, Family, OpenMetrics.Labels([.. labels, new("quantile", label)]), recent.Quantile(share) / 1000);
                }

                var (count, sum) = feed.Latency[span].Total;
                OpenMetrics.Value(text, $"{Family}_count", OpenMetrics.Labels(labels), count);
                OpenMetrics.Value(text, $"{Family}_sum", OpenMetrics.Labels(labels), sum / 1000);
            }
        }
    }

    private static SpansShape SpansOf(IReadOnlyCollection<BoardFeed> feeds) => new(
        SpanOf(LatencySpan.ReceivedToApplied, feeds), SpanOf(LatencySpan.AppliedToSent, feeds), SpanOf(LatencySpan.SentToPainted, feeds), SpanOf(LatencySpan.ReceivedToPainted, feeds));

    private static SpanShape SpanOf(LatencySpan span, IReadOnlyCollection<BoardFeed> feeds)
    {
        var recent = Recent(span, feeds);
        return new SpanShape(recent.Count, Quantile(0.5), Quantile(0.95), Quantile(0.99));

        double? Quantile(double share) => recent.Count == 0 ? null : Math.Round(recent.Quantile(share), 1);
    }

    private static LatencyHistogram Recent(LatencySpan span, IReadOnlyCollection<BoardFeed> feeds)
    {
        var counts = new LatencyHistogram();
        foreach (var feed in feeds)
        {
            feed.Latency[span].AddTo(counts);
        }

        return counts;
    }

    private static string Word(LatencySpan span) => JsonNamingPolicy.CamelCase.ConvertName(span.ToString());
}
