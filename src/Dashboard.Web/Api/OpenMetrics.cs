using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Dashboard.Web.Api;

/// <summary>
/// The text that a collector scrapes at <c>/metrics</c>: https://prometheus.io/docs/specs/om/open_metrics_spec/. There is
/// no exporter for it in every registry, and counters and gauges take a screen of it.
/// </summary>
internal static class OpenMetrics
{
    public const string ContentType = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    /// <summary>Writes every value there is.</summary>
    public static string Write(MetricStore store)
    {
        var text = new StringBuilder();
        foreach (var (instrument, values) in store.Read())
        {
            var isGauge = instrument is ObservableInstrument<long> or ObservableInstrument<double>;
            var name = Name(instrument.Name);
            text.Append("# TYPE ").Append(name).Append(isGauge ? " gauge\n" : " counter\n");
            if (instrument.Unit is { Length: > 0 } unit)
            {
                text.Append("# UNIT ").Append(name).Append(' ').Append(unit).Append('\n');
            }

            text.Append("# HELP ").Append(name).Append(' ').Append(Escape(instrument.Description ?? "")).Append('\n');
            foreach (var (labels, value) in values)
            {
                text.Append(name).Append(isGauge ? "" : "_total").Append(labels).Append(' ')
                    .Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
            }
        }

        return text.Append("# EOF\n").ToString();
    }

    /// <summary>Tags as labels: <c>{account="sydney"}</c>; empty for none.</summary>
    public static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.Length == 0)
        {
            return "";
        }

        var text = new StringBuilder("{");
        foreach (var (key, value) in tags)
        {
            text.Append(text.Length > 1 ? "," : "").Append(Name(key)).Append("=\"").Append(Escape($"{value}")).Append('"');
        }

        return text.Append('}').ToString();
    }

    private static string Name(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));

    private static string Escape(string text) => text.Replace("\\", @"\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
