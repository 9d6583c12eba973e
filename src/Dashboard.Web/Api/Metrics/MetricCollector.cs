using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Dashboard.Web.Api.Metrics;

/// <summary>Keeps the current value of each of this host's own instruments, by their tags.</summary>
internal sealed class MetricCollector : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<Instrument, ConcurrentDictionary<string, double>> _values = new();
    private readonly ConcurrentDictionary<Instrument, ConcurrentDictionary<string, HistogramPoint>> _histograms = new();

    /// <param name="meters">The host's: another host in this process has its own.</param>
    public MetricCollector(IMeterFactory meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name.StartsWith("Dashboard.", StringComparison.Ordinal) && ReferenceEquals(instrument.Meter.Scope, meters))
            {
                if (instrument is Histogram<double> or Histogram<long>)
                {
                    _histograms[instrument] = new ConcurrentDictionary<string, HistogramPoint>();
                }
                else
                {
                    _values[instrument] = new ConcurrentDictionary<string, double>();
                }

                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>Every counter and gauge with its values, each by its tags as they are written.</summary>
    public IEnumerable<(Instrument Instrument, IReadOnlyList<KeyValuePair<string, double>> Values)> Read()
    {
        // A gauge tells of what is there now: what is gone must not linger.
        foreach (var (_, values) in _values.Where(v => v.Key.IsObservable))
        {
            values.Clear();
        }

        _listener.RecordObservableInstruments();
        return Ordered(_values);
    }

    /// <summary>Every histogram with what it measured, each by its tags as they are written.</summary>
    public IEnumerable<(Instrument Instrument, IReadOnlyList<KeyValuePair<string, HistogramPoint>> Points)> ReadHistograms() => Ordered(_histograms);

    public void Dispose() => _listener.Dispose();

    private static IEnumerable<(Instrument Instrument, IReadOnlyList<KeyValuePair<string, T>> Values)> Ordered<T>(
        ConcurrentDictionary<Instrument, ConcurrentDictionary<string, T>> instruments) => instruments.OrderBy(i => i.Key.Name, StringComparer.Ordinal)
        .Select(i => (i.Key, (IReadOnlyList<KeyValuePair<string, T>>)[.. i.Value.OrderBy(p => p.Key, StringComparer.Ordinal)]));

    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (_histograms.TryGetValue(instrument, out var points))
        {
            points.GetOrAdd(OpenMetricsFormatter.Labels(tags), _ => new HistogramPoint(HistogramPoint.BoundsOf(instrument))).Add(value);
            return;
        }

        if (!_values.TryGetValue(instrument, out var values))
        {
            return;
        }

        var key = OpenMetricsFormatter.Labels(tags);
        if (instrument.IsObservable)
        {
            values[key] = value;
        }
        else
        {
            values.AddOrUpdate(key, value, (_, sum) => sum + value);
        }
    }
}
