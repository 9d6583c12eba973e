namespace Dashboard.Web.Security.SignIn;

/// <summary>Lets each key, a name or a network, do something so many times within a while: each attempt counts for that long.</summary>
/// <param name="time">The clock.</param>
/// <param name="most">How many times.</param>
/// <param name="window">How long an attempt counts.</param>
internal sealed class AttemptLimiter(TimeProvider time, int most, TimeSpan window)
{
    // Strangers choose the keys: what is remembered of them has a bound.
    private const int MaxKeys = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<DateTimeOffset>> _attempts = [];

    /// <summary>How many keys are remembered.</summary>
    internal int Keys => _attempts.Count;

    /// <summary>Counts an attempt, unless there is to be a wait.</summary>
    /// <returns>Null when it may go on; else how long to wait.</returns>
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

    /// <summary>How long to wait, without counting; null when nothing is to be waited for.</summary>
    public TimeSpan? Wait(string key)
    {
        lock (_gate)
        {
            return WaitFor(key, time.GetUtcNow());
        }
    }

    /// <summary>How many attempts of a key count now.</summary>
    public int Count(string key)
    {
        lock (_gate)
        {
            WaitFor(key, time.GetUtcNow());
            return _attempts.GetValueOrDefault(key)?.Count ?? 0;
        }
    }

    /// <summary>Takes back the oldest attempt of a key.</summary>
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

    /// <summary>Takes back all attempts of a key.</summary>
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

        return attempts.Count < most ? null : attempts.Peek() + window - now;
    }

    private void MakeRoom(DateTimeOffset now)
    {
        if (_attempts.Count < MaxKeys)
        {
            return;
        }

        // Each key's last attempt decides; when too many are recent, those that tried longest ago go.
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
