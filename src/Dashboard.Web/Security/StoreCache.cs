using System.Collections.Concurrent;
using Dashboard.Storage;

namespace Dashboard.Web.Security;

/// <summary>
/// Answers of the store, remembered for seconds so that each request and each beat of a hub does not ask it; and, while
/// the store does not work, for as long as that lasts: a wall must not go dark because a database did.
/// </summary>
/// <typeparam name="T">What is found; null when there is none.</typeparam>
/// <param name="find">Asks the store.</param>
/// <param name="time">The clock.</param>
internal sealed class StoreCache<T>(Func<string, CancellationToken, Task<T?>> find, TimeProvider time)
    where T : class
{
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(10);

    // Keys come with requests of strangers.
    private const int MaxEntries = 10_000;

    private readonly ConcurrentDictionary<string, (T? Found, DateTimeOffset At)> _known = new();
    private int _forgotten;

    /// <summary>Finds, in memory or in the store.</summary>
    /// <exception cref="StorageException">The store does not work, and nothing is remembered.</exception>
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

            // A stranger's key is asked for each time: what is not there is not worth the memory. And what was changed while
            // it was asked for may be the old.
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
            // Asked again in seconds, not by each request: every one would wait for the store.
            _known.TryUpdate(key, (known.Found, now), known);
            return known.Found;
        }
    }

    /// <summary>Asks the store next time: something was changed here.</summary>
    public void Invalidate()
    {
        Interlocked.Increment(ref _forgotten);
        _known.Clear();
    }
}
