using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Dashboard.Web.Api.Metrics;

/// <summary>
/// Formats metrics as OpenMetrics text for <c>/metrics</c>: https://prometheus.io/docs/specs/om/open_metrics_spec/. The OpenTelemetry exporter for Prometheus
/// has no stable release and would rename the series.
/// </summary>
internal static class OpenMetricsFormatter
{
    public const string ContentType = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    /// <summary>Creates the complete response.</summary>
    /// <param name="content">Writes the metric families.</param>
    public static string Write(Action<StringBuilder> content)
    {
        var text = new StringBuilder();
        content(text);
        return text.Append("# EOF\n").ToString();
    }

    /// <summary>Writes all values of all counters and gauges.</summary>
    public static void Instruments(StringBuilder text, MetricCollector store)
    {
        foreach (var (instrument, values) in store.Read())
        {
            var isGauge = instrument is ObservableInstrument<long> or ObservableInstrument<double>;
            var name = Name(instrument.Name);
            Head(text, name, isGauge ? "gauge" : "counter", instrument.Unit, instrument.Description);
            foreach (var (labels, value) in values)
            {
                Value(text, isGauge ? name : $"{name}_total", labels, value);
            }
        }
    }

    /// <summary>Writes all buckets of all histograms.</summary>
    public static void Histograms(StringBuilder text, MetricCollector store)
    {
        foreach (var (instrument, points) in store.ReadHistograms())
        {
            // OpenMetrics requires that the name of a metric with a unit ends in that unit.
            var (unit, name) = (UnitOf(instrument), Name(instrument.Name));
            name = unit is null || name.EndsWith($"_{unit}", StringComparison.Ordinal) ? name : $"{name}_{unit}";
            Head(text, name, "histogram", unit, instrument.Description);
            foreach (var (labels, point) in points)
            {
                var (buckets, sum) = point.Read();
                foreach (var (bound, count) in buckets)
                {
                    Value(text, $"{name}_bucket", With(labels, "le", Bound(bound)), count);
                }

                Value(text, $"{name}_count", labels, buckets[^1].Count);
                Value(text, $"{name}_sum", labels, sum);
            }
        }
    }

    /// <summary>Writes the metadata of a metric family.</summary>
    public static void Head(StringBuilder text, string name, string type, string? unit, string? help)
    {
        text.Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
        if (unit is { Length: > 0 })
        {
            text.Append("# UNIT ").Append(name).Append(' ').Append(unit).Append('\n');
        }

        text.Append("# HELP ").Append(name).Append(' ').Append(Escape(help ?? "")).Append('\n');
    }

    /// <summary>Writes one sample.</summary>
    public static void Value(StringBuilder text, string name, string labels, double value) =>
        text.Append(name).Append(labels).Append(' ').Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');

    /// <summary>Formats tags as labels, such as <c>{account="sydney"}</c>. Returns an empty string when there are no tags.</summary>
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

    private static string With(string labels, string name, string value) => $"{(labels.Length > 0 ? $"{labels[..^1]}," : "{")}{name}=\"{value}\"}}";

    // OpenMetrics writes 1 as "1.0" and infinity as "+Inf".
    private static string Bound(double bound) => double.IsPositiveInfinity(bound) ? "+Inf" : bound.ToString("0.0###############", CultureInfo.InvariantCulture);

    // OpenTelemetry instruments use UCUM unit codes; OpenMetrics uses names.
    private static string? UnitOf(Instrument instrument) => instrument.Unit switch
    {
        "s" => "seconds",
        "By" => "bytes",
        null or "" => null,
        { } word => Name(word),
    };

    private static string Name(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));

    private static string Escape(string text) => text.Replace("\\", @"\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
