using System.Text;
using System.Text.Json;
using Dashboard.Presence;
using Dashboard.Web.Live;

namespace Dashboard.Web.Api;

/// <summary>
/// How long changes are on their way, of all boards and of each: at <c>/api/v1/latency</c> and in <c>/metrics</c>, from the
/// same counts of the last hour.
/// </summary>
internal static class LatencyWriter
{
    private const string Family = "dashboard_latency_seconds";
    private static readonly LatencySpan[] Spans = Enum.GetValues<LatencySpan>();
    private static readonly (string Name, string Label, double Share)[] Quantiles = [("p50", "0.5", 0.5), ("p95", "0.95", 0.95), ("p99", "0.99", 0.99)];

    /// <summary>The answer of the HTTP API; quantiles in ms, null where nothing was counted.</summary>
    public static byte[] Json(PresenceBoard board, BoardDirectory boards, TimeProvider time) => FrameWriter.Write(json =>
    {
        json.WriteNumber("version", board.Current.Version);
        RowWriter.Time(json, "at", time.GetUtcNow());
        json.WriteNumber("windowSeconds", LatencyWindow.Length.TotalSeconds);
        json.WritePropertyName("all");
        SpansOf(json, [.. boards.Feeds]);
        FrameWriter.Rows(json, "items", boards.Feeds, (j, feed) =>
        {
            j.WriteStartObject();
            j.WriteString("board", feed.Definition.Id);
            j.WriteNumber("viewers", feed.Painting.Count);
            j.WriteNumber("silent", feed.Painting.Silent);
            j.WritePropertyName("spans");
            SpansOf(j, [feed]);
            j.WriteEndObject();
        });
    });

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
                foreach (var (_, label, share) in Quantiles)
                {
                    OpenMetrics.Value(text, Family, OpenMetrics.Labels([.. labels, new("quantile", label)]), recent.Quantile(share) / 1000);
                }

                var (count, sum) = feed.Latency[span].Total;
                OpenMetrics.Value(text, $"{Family}_count", OpenMetrics.Labels(labels), count);
                OpenMetrics.Value(text, $"{Family}_sum", OpenMetrics.Labels(labels), sum / 1000);
            }
        }
    }

    private static void SpansOf(Utf8JsonWriter json, IReadOnlyCollection<BoardFeed> feeds)
    {
        json.WriteStartObject();
        foreach (var span in Spans)
        {
            var recent = Recent(span, feeds);
            json.WriteStartObject(Word(span));
            json.WriteNumber("count", recent.Count);
            foreach (var (name, _, share) in Quantiles)
            {
                if (recent.Count == 0)
                {
                    json.WriteNull(name);
                }
                else
                {
                    json.WriteNumber(name, Math.Round(recent.Quantile(share), 1));
                }
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
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
