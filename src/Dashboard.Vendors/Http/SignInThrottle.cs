namespace Dashboard.Vendors.Http;

/// <summary>
/// Limits how often a token that was refused before it expired is replaced. Where a vendor honours only the newest token of a
/// login, two programs with the same login invalidate each other's token at every request. The pauses between sign-ins
/// therefore grow, and the number an hour is limited. Renewals of expired tokens are not counted. Thread-safe.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class SignInThrottle(TimeProvider time)
{
    /// <summary>The maximum number of sign-ins for refused tokens in any <see cref="Window"/>.</summary>
    public const int MaxSignIns = 10;

    /// <summary>The number of good tokens refused early within <see cref="Window"/> from which another program is suspected.</summary>
    private const int Suspicious = 3;

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);
    private static readonly TimeSpan MinPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MaxPause = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Queue<DateTimeOffset> _signIns = new();
    private readonly Queue<DateTimeOffset> _earlyExpiries = new();
    private DateTimeOffset _latest;

    /// <summary>The number of good tokens refused early within the last hour, when it suggests another program; otherwise 0.</summary>
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

    /// <summary>Returns the time to wait before a sign-in for a refused token; zero or less when one is permitted now.</summary>
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

            // The pause is 10 s after the first sign-in, 20 s after the second, and so on.
            var pause = _signIns.Count == 0 ? TimeSpan.Zero : MinPause * Math.Pow(2, _signIns.Count - 1);
            return _latest + (pause < MaxPause ? pause : MaxPause) - now;
        }
    }

    /// <summary>Records a sign-in for a refused token.</summary>
    public void RecordSignIn()
    {
        lock (_gate)
        {
            _signIns.Enqueue(_latest = time.GetUtcNow());
        }
    }

    /// <summary>Clears the pauses, for a sign-in that a user requests.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _signIns.Clear();
        }
    }

    /// <summary>Records that a new token works where the previous one, which had worked too, was refused.</summary>
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
