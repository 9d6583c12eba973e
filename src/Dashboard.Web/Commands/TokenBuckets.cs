namespace Dashboard.Web.Commands;

/// <summary>Rate limiting by a token bucket per key. A bucket holds a third of the tokens of one minute. Thread-safe.</summary>
/// <param name="time">The clock, of which only elapsed time is used.</param>
internal sealed class TokenBuckets(TimeProvider time)
{
    // A full bucket is equivalent to none. Above this number full buckets are removed.
    private const int SweepFrom = 1_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Bucket> _buckets = [];

    /// <summary>Takes a token.</summary>
    /// <param name="key">The key of the bucket.</param>
    /// <param name="perMinute">The number of tokens that the bucket gains per minute.</param>
    /// <returns>The time to wait for the next token, and whether this is the first refusal since one was taken; null when a token was
    /// taken.</returns>
    public (TimeSpan Wait, bool IsFirst)? TryAcquire(string key, int perMinute)
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            var bucket = _buckets.GetValueOrDefault(key) is { } known ? known.At(time, now, perMinute) : new Bucket(Capacity(perMinute), now);
            if (bucket.Tokens < 1)
            {
                _buckets[key] = bucket with { HasRefused = true };
                return (TimeSpan.FromMinutes((1 - bucket.Tokens) / perMinute), !bucket.HasRefused);
            }

            Sweep(now, perMinute);
            _buckets[key] = bucket with { Tokens = bucket.Tokens - 1, HasRefused = false };
            return null;
        }
    }

    /// <summary>Returns the capacity of a bucket.</summary>
    /// <param name="perMinute">The number of tokens that the bucket gains per minute.</param>
    internal static int Capacity(int perMinute) => Math.Max(1, perMinute / 3);

    private void Sweep(long now, int perMinute)
    {
        if (_buckets.Count < SweepFrom)
        {
            return;
        }

        foreach (var full in _buckets.Where(b => b.Value.At(time, now, perMinute).Tokens >= Capacity(perMinute)).Select(b => b.Key).ToList())
        {
            _buckets.Remove(full);
        }
    }

    private sealed record Bucket(double Tokens, long Since)
    {
        public bool HasRefused { get; init; }

        public Bucket At(TimeProvider time, long now, int perMinute) => this with
        {
            Tokens = Math.Min(Capacity(perMinute), Tokens + (time.GetElapsedTime(Since, now).TotalMinutes * perMinute)), Since = now,
        };
    }
}
