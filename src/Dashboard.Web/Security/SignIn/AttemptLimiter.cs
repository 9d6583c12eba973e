namespace Dashboard.Web.Security.SignIn;

/// <summary>Limits attempts per key, a name or a network, within a sliding window. Thread-safe.</summary>
/// <param name="time">The clock.</param>
/// <param name="maxAttempts">The maximum number of attempts in a window.</param>
/// <param name="window">The length of the window.</param>
internal sealed class AttemptLimiter(TimeProvider time, int maxAttempts, TimeSpan window)
{
    // Clients choose the keys, so their number is bounded.
    private const int MaxKeys = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<DateTimeOffset>> _attempts = [];

    /// <summary>The number of keys in memory.</summary>
    internal int Keys => _attempts.Count;

    /// <summary>Counts an attempt unless the limit is reached.</summary>
    /// <returns>Null when the attempt is allowed; otherwise the time to wait.</returns>
    public TimeSpan? TryAcquire(string key)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (WaitFor(key, now) is { } wait)
            {
                return wait;
            }

            if (!_attempts.TryGetValue(key, out var attempts))
            {
                MakeRoom(now);
                _attempts[key] = attempts = new Queue<DateTimeOffset>();
            }

            attempts.Enqueue(now);
            return null;
        }
    }

    /// <summary>Returns the time to wait without counting an attempt; null when an attempt is allowed.</summary>
    public TimeSpan? Wait(string key)
    {
        lock (_gate)
        {
            return WaitFor(key, time.GetUtcNow());
        }
    }

    /// <summary>Returns the number of a key's attempts in the current window.</summary>
    public int Count(string key)
    {
        lock (_gate)
        {
            WaitFor(key, time.GetUtcNow());
            return _attempts.GetValueOrDefault(key)?.Count ?? 0;
        }
    }

    /// <summary>Removes the oldest attempt of a key.</summary>
    public void Refund(string key)
    {
        lock (_gate)
        {
            if (_attempts.TryGetValue(key, out var attempts))
            {
                attempts.TryDequeue(out _);
            }
        }
    }

    /// <summary>Removes all attempts of a key.</summary>
    public void Clear(string key)
    {
        lock (_gate)
        {
            _attempts.Remove(key);
        }
    }

    private TimeSpan? WaitFor(string key, DateTimeOffset now)
    {
        if (!_attempts.TryGetValue(key, out var attempts))
        {
            return null;
        }

        while (attempts.TryPeek(out var oldest) && oldest + window <= now)
        {
            attempts.Dequeue();
        }

        return attempts.Count < maxAttempts ? null : attempts.Peek() + window - now;
    }

    private void MakeRoom(DateTimeOffset now)
    {
        if (_attempts.Count < MaxKeys)
        {
            return;
        }

        // First drops keys without an attempt in the window. If too many remain, drops those with the oldest last attempt.
        foreach (var key in _attempts.Where(a => a.Value.Count == 0 || a.Value.Last() + window <= now).Select(a => a.Key).ToList())
        {
            _attempts.Remove(key);
        }

        foreach (var key in _attempts.OrderBy(a => a.Value.Last()).Take(_attempts.Count - (MaxKeys / 2)).Select(a => a.Key).ToList())
        {
            _attempts.Remove(key);
        }
    }
}
