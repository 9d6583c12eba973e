using System.Net;
using Dashboard.Web.Security;

namespace Dashboard.Web.Connections;

/// <summary>Counts connections and refuses those beyond the limits. Thread-safe.</summary>
/// <remarks>Each connection holds a descriptor. A process without free descriptors can neither poll a vendor nor open its database.</remarks>
internal sealed partial class ConnectionGate(ConnectionBounds bounds, AccessOptions access, TimeProvider time, ILogger<ConnectionGate> logger)
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromMinutes(1);
    private readonly KeyedSlots _addresses = new(bounds.PerAddress);
    private readonly Lock _gate = new();
    private int _open;
    private int _refused;
    private long? _toldAt;

    /// <summary>The number of open connections.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>Registers an accepted connection.</summary>
    /// <param name="address">The remote address; null when unknown.</param>
    /// <returns>Releases the slot when disposed, also if disposed repeatedly; null when the connection must be refused.</returns>
    public IDisposable? Enter(IPAddress? address)
    {
        // All clients of a trusted proxy share its address, so that address has no limit of its own.
        var key = access.IsTrustedProxy(address) ? null : ClientAddress.GetPartitionKey(address);
        if (Interlocked.Increment(ref _open) <= bounds.InAll && (key is null || _addresses.TryTake(key)))
        {
            return new Place(this, key);
        }

        Interlocked.Decrement(ref _open);
        Refused();
        return null;
    }

    private void Refused()
    {
        int count;
        lock (_gate)
        {
            _refused++;
            if (_toldAt is { } at && time.GetElapsedTime(at) < BetweenLines)
            {
                return;
            }

            (count, _refused, _toldAt) = (_refused, 0, time.GetTimestamp());
        }

        LogRefused(count, bounds.InAll, bounds.PerAddress);
    }

    private sealed class Place(ConnectionGate gate, string? key) : IDisposable
    {
        private bool _hasLeft;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _hasLeft, true))
            {
                return;
            }

            Interlocked.Decrement(ref gate._open);
            if (key is not null)
            {
                gate._addresses.Release(key);
            }
        }
    }
}
