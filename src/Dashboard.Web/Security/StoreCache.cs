using System.Collections.Concurrent;
using Dashboard.Storage;

namespace Dashboard.Web.Security;

/// <summary>
/// Caches store lookups for 10 s. While storage is unavailable, returns the last known value, so that signed-in displays keep working. Thread-safe.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="find">Reads a value from the store; null when there is none.</param>
/// <param name="time">The clock.</param>
internal sealed class StoreCache<T>(Func<string, CancellationToken, Task<T?>> find, TimeProvider time)
    where T : class
{
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(10);

    // Clients choose the keys, so their number is bounded.
    private const int MaxEntries = 10_000;

    private readonly ConcurrentDictionary<string, (T? Found, DateTimeOffset At)> _known = new();
    private int _forgotten;

    /// <summary>Returns a value from the cache or the store; null when there is none.</summary>
    /// <exception cref="StorageException">Storage is unavailable and the cache has no entry.</exception>
    public async Task<T?> FindAsync(string key, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var isKnown = _known.TryGetValue(key, out var known);
        if (isKnown && now - known.At < FreshFor)
        {
            return known.Found;
        }

        var before = Volatile.Read(ref _forgotten);
        try
        {
            var found = await find(key, cancellationToken);
            if (_known.Count >= MaxEntries)
            {
                _known.Clear();
            }

            // Missing values are not cached, because unauthenticated clients choose the keys. A value read while the cache was invalidated may be outdated, so
            // it is not cached either.
            if (found is null || before != Volatile.Read(ref _forgotten))
            {
                _known.TryRemove(key, out _);
            }
            else
            {
                _known[key] = (found, now);
            }

            return found;
        }
        catch (StorageException) when (isKnown && known.Found is not null)
        {
            // Extends the cached value's lifetime, so that not every request waits for the failing store.
            _known.TryUpdate(key, (known.Found, now), known);
            return known.Found;
        }
    }

    /// <summary>Invalidates all entries after a change in the store.</summary>
    public void Invalidate()
    {
        Interlocked.Increment(ref _forgotten);
        _known.Clear();
    }
}
