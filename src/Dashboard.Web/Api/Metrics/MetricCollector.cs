using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Dashboard.Web.Api.Metrics;

/// <summary>Collects the values of this host's instruments by their tags. Only meters named <c>Dashboard.*</c> are observed.</summary>
internal sealed class MetricCollector : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<Instrument, ConcurrentDictionary<string, double>> _values = new();
    private readonly ConcurrentDictionary<Instrument, ConcurrentDictionary<string, HistogramPoint>> _histograms = new();

    /// <param name="meters">The host's meter factory. Meters of other factories in the same process are ignored.</param>
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

    /// <summary>Returns every counter and gauge, ordered by name, with its values ordered by tags.</summary>
    public IEnumerable<(Instrument Instrument, IReadOnlyList<KeyValuePair<string, double>> Values)> Read()
    {
        // Clears earlier values of gauges first: a tag set that no longer exists must not be reported again.
        foreach (var (_, values) in _values.Where(v => v.Key.IsObservable))
        {
            values.Clear();
        }

        _listener.RecordObservableInstruments();
        return Ordered(_values);
    }

    /// <summary>Returns every histogram, ordered by name, with its measurements ordered by tags.</summary>
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
