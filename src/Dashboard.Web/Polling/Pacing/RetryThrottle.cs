namespace Dashboard.Web.Polling.Pacing;

/// <summary>Limits how often users may retry one account. Thread-safe.</summary>
/// <remarks>
/// Each retry may be a sign-in, and vendors count refused sign-ins. Only one retry runs at a time. The pause after it doubles with every retry of the
/// last hour, until one has succeeded.
/// </remarks>
internal sealed class RetryThrottle
{
    /// <summary>The pause after the first retry.</summary>
    public static readonly TimeSpan MinPause = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan MaxPause = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    // A retry that has not ended after this time is reading the pages of a long list; its sign-in is over.
    private static readonly TimeSpan MaxTryTime = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Queue<DateTimeOffset> _tries = new();
    private DateTimeOffset _latest;

    /// <summary>Counts a retry, unless it comes too early.</summary>
    /// <param name="now">The current time, UTC.</param>
    /// <param name="endpoints">The account's endpoints with the outcome of the latest retry.</param>
    /// <returns>The time to wait; null when the retry was counted.</returns>
    public TimeSpan? TryAcquire(DateTimeOffset now, IReadOnlyList<PolledEndpoint> endpoints)
    {
        lock (_gate)
        {
            if (WaitFrom(now, endpoints) is { } wait)
            {
                return wait;
            }

            _tries.Enqueue(_latest = now);
            return null;
        }
    }

    /// <summary>Returns the time to wait until the next retry, without counting one; null when one is permitted now.</summary>
    /// <param name="now">The current time, UTC.</param>
    /// <param name="endpoints">The account's endpoints with the outcome of the latest retry.</param>
    public TimeSpan? Wait(DateTimeOffset now, IReadOnlyList<PolledEndpoint> endpoints)
    {
        lock (_gate)
        {
            return WaitFrom(now, endpoints);
        }
    }

    private TimeSpan? WaitFrom(DateTimeOffset now, IReadOnlyList<PolledEndpoint> endpoints)
    {
        // The latest retry succeeded: a current failure is a new one. While nothing fails there is nothing to retry.
        if (endpoints.All(e => e.LastSuccessAt > _latest))
        {
            while (_tries.Count > (endpoints.Any(e => e.Status.Failure is not null) ? 0 : 1))
            {
                _tries.Dequeue();
            }
        }

        while (_tries.TryPeek(out var first) && now - first >= Window)
        {
            _tries.Dequeue();
        }

        if (_tries.Count == 0)
        {
            return null;
        }

        var pause = MinPause * Math.Pow(2, _tries.Count - 1);
        var next = _latest + (pause < MaxPause ? pause : MaxPause);
        if (next > now)
        {
            return next - now;
        }

        // The responses to the latest retry are still outstanding.
        return now - _latest < MaxTryTime && endpoints.Any(e => e.LastResponseAt < _latest) ? MinPause : null;
    }
}
