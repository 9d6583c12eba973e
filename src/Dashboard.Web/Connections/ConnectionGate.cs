using System.Net;
using Dashboard.Web.Security;

namespace Dashboard.Web.Connections;

/// <summary>
/// Counts connections, and refuses those beyond the bounds: each holds a descriptor, and a process without descriptors can
/// neither ask a vendor nor open its database. Thread-safe.
/// </summary>
internal sealed partial class ConnectionGate(ConnectionBounds bounds, AccessOptions access, TimeProvider time, ILogger<ConnectionGate> logger)
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromMinutes(1);
    private readonly KeyedSlots _addresses = new(bounds.PerAddress);
    private readonly Lock _gate = new();
    private int _open;
    private int _refused;
    private long? _toldAt;

    /// <summary>How many are open.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>A connection was accepted.</summary>
    /// <param name="address">Where from.</param>
    /// <returns>Ends its place when disposed, once; null when it must be refused.</returns>
    public IDisposable? Enter(IPAddress? address)
    {
        // Everybody comes from the address of a proxy.
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
