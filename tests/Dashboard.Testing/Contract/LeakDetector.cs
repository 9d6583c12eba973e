using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Presence.Sources;

namespace Dashboard.Testing.Contract;

/// <summary>Collects all output of a poll: exceptions, log lines and metrics, plus pages and frames that the test adds.</summary>
internal sealed class LeakDetector : IDisposable
{
    private readonly ConcurrentQueue<string> _out = new();
    private readonly MeterListener _meters = new();

    public LeakDetector()
    {
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name.StartsWith("Dashboard", StringComparison.Ordinal))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            foreach (var tag in tags)
            {
                Add($"{instrument.Name} {value} {tag.Key}={tag.Value}");
            }
        });
        _meters.Start();
    }

    public int Count => _out.Count;

    public void Add(string text) => _out.Enqueue(text);

    public IVendorSource Watch(IVendorSource source) => new WatchedSource(source, this);

    /// <summary>Returns the first text that contains a secret; null when there is none.</summary>
    public string? Find(string secret) => _out.FirstOrDefault(text => text.Contains(secret, StringComparison.OrdinalIgnoreCase));

    public void Dispose() => _meters.Dispose();

    private sealed class WatchedSource(IVendorSource source, LeakDetector sink) : IVendorSource
    {
        public Capabilities Capabilities => source.Capabilities;

        public string? Notice => source.Notice;

        public void Retry() => source.Retry();

        public IReadOnlyList<VendorEndpoint> Endpoints => source.Endpoints;

        public async Task<Observation> PollAsync(VendorEndpoint endpoint, CancellationToken cancellationToken)
        {
            try
            {
                return await source.PollAsync(endpoint, cancellationToken);
            }
            catch (Exception e)
            {
                sink.Add(e.ToString());
                throw;
            }
        }

        public async Task<CommandResult> SendAsync(CallCommand command, CancellationToken cancellationToken)
        {
            try
            {
                var receipt = await source.SendAsync(command, cancellationToken);
                sink.Add(receipt.ToString());
                return receipt;
            }
            catch (Exception e)
            {
                sink.Add(e.ToString());
                throw;
            }
        }

        public void Dispose() => source.Dispose();
    }
}
