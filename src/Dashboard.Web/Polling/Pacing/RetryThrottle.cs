namespace Dashboard.Web.Polling.Pacing;

/// <summary>
/// Limits how often people may have one account tried again. Each try may be a sign-in, of which vendors count those that they
/// refuse: so one try at a time, and a pause after each that doubles with every try of the last hour, until one has helped.
/// Thread-safe.
/// </summary>
internal sealed class RetryThrottle
{
    /// <summary>The pause after the first try.</summary>
    public static readonly TimeSpan MinPause = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan MaxPause = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    // A try that has not ended by then waits for pages of a long list, and no longer for a sign-in.
    private static readonly TimeSpan MaxTryTime = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Queue<DateTimeOffset> _tries = new();
    private DateTimeOffset _latest;

    /// <summary>Counts a try, unless it comes too soon.</summary>
    /// <param name="now">The time.</param>
    /// <param name="endpoints">The account's endpoints: what came of the latest try.</param>
    /// <returns>How long to wait; null when it was counted.</returns>
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

    /// <summary>How long to wait until the next try, without counting; null when one may be made.</summary>
    /// <param name="now">The time.</param>
    /// <param name="endpoints">The account's endpoints.</param>
    public TimeSpan? Wait(DateTimeOffset now, IReadOnlyList<PolledEndpoint> endpoints)
    {
        lock (_gate)
        {
            return WaitFrom(now, endpoints);
        }
    }

    private TimeSpan? WaitFrom(DateTimeOffset now, IReadOnlyList<PolledEndpoint> endpoints)
    {
        // It helped: what fails now is another failure. While nothing fails there is nothing to try.
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

        // Its answers are still to come.
        return now - _latest < MaxTryTime && endpoints.Any(e => e.LastResponseAt < _latest) ? MinPause : null;
    }
}
