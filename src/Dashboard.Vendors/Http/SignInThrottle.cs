namespace Dashboard.Vendors.Http;

/// <summary>
/// Limits how often a token that was refused before it expired is replaced. Where a vendor honours only the newest token of a
/// login, two programs with the same login invalidate each other's token at every request. The pauses between sign-ins
/// therefore grow, and the number an hour is limited. Renewals of expired tokens are not counted. Thread-safe.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class SignInThrottle(TimeProvider time)
{
    /// <summary>The most sign-ins for refused tokens in any <see cref="Window"/>.</summary>
    public const int MaxSignIns = 10;

    /// <summary>The number of good tokens refused early, within <see cref="Window"/>, from which another program is suspected.</summary>
    private const int Suspicious = 3;

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);
    private static readonly TimeSpan MinPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MaxPause = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Queue<DateTimeOffset> _signIns = new();
    private readonly Queue<DateTimeOffset> _earlyExpiries = new();
    private DateTimeOffset _latest;

    /// <summary>How often a good token died early within the last hour, where that is no chance any more; 0 otherwise.</summary>
    public int EarlyExpiries
    {
        get
        {
            lock (_gate)
            {
                Clear(_earlyExpiries);
                return _earlyExpiries.Count >= Suspicious ? _earlyExpiries.Count : 0;
            }
        }
    }

    /// <summary>How long to wait until one may sign in for a refused token; zero or less for not at all.</summary>
    public TimeSpan Wait()
    {
        lock (_gate)
        {
            Clear(_signIns);
            var now = time.GetUtcNow();
            if (_signIns.Count >= MaxSignIns)
            {
                return _signIns.Peek() + Window - now;
            }

            // 10 s after the first, 20 s after the second…
            var pause = _signIns.Count == 0 ? TimeSpan.Zero : MinPause * Math.Pow(2, _signIns.Count - 1);
            return _latest + (pause < MaxPause ? pause : MaxPause) - now;
        }
    }

    /// <summary>Notes a sign-in for a refused token.</summary>
    public void RecordSignIn()
    {
        lock (_gate)
        {
            _signIns.Enqueue(_latest = time.GetUtcNow());
        }
    }

    /// <summary>Forgets the pauses: the next sign-in is a person's wish.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _signIns.Clear();
        }
    }

    /// <summary>Notes that a new token is good where the one before, which had been good too, was refused.</summary>
    public void RecordEarlyExpiry()
    {
        lock (_gate)
        {
            _earlyExpiries.Enqueue(time.GetUtcNow());
        }
    }

    private void Clear(Queue<DateTimeOffset> times)
    {
        while (times.TryPeek(out var first) && time.GetUtcNow() - first >= Window)
        {
            times.Dequeue();
        }
    }
}
