namespace Dashboard.Vendors.Http;

/// <summary>A token and the moment it should be replaced.</summary>
/// <param name="Value">The secret itself.</param>
/// <param name="RenewAt">UTC; null for one that lasts.</param>
internal sealed record Token(string Value, DateTimeOffset? RenewAt)
{
    // A record prints its members: this one must not end in a log by accident.
    public override string ToString() => "Token(…)";

    /// <summary>A token that is renewed when nine tenths of its life are over, but at most a minute early.</summary>
    public static Token Lasting(string value, TimeSpan? lifetime, TimeProvider time) => new(value, lifetime is { } life
        ? time.GetUtcNow() + life - TimeSpan.FromTicks(Math.Min(life.Ticks / 10, TimeSpan.TicksPerMinute))
        : null);
}

/// <summary>A token that is in use, and what answers have said of it. Thread-safe.</summary>
/// <param name="token">The token.</param>
/// <param name="obtainedAt">When the sign-in was accepted, UTC.</param>
internal sealed class CachedToken(Token token, DateTimeOffset obtainedAt)
{
    /// <summary>A vendor that says less than this is not signed in to more often.</summary>
    private static readonly TimeSpan MinLifetime = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private bool _isRefused;
    private bool _hasWorked;
    private bool _hasWorkedSinceRefusal;

    public Token Token => token;

    /// <summary>Whether any request was answered with it.</summary>
    public bool HasWorked
    {
        get
        {
            lock (_gate)
            {
                return _hasWorked;
            }
        }
    }

    /// <summary>Whether nothing was answered with it since a request was refused.</summary>
    public bool IsDoubted
    {
        get
        {
            lock (_gate)
            {
                return _isRefused && !_hasWorkedSinceRefusal;
            }
        }
    }

    /// <summary>Whether it need not be renewed yet.</summary>
    /// <param name="now">The present, UTC.</param>
    public bool IsFresh(DateTimeOffset now) => token.RenewAt is not { } due || now < due || now < obtainedAt + MinLifetime;

    /// <summary>Notes that a request was answered with it.</summary>
    public void Accept()
    {
        lock (_gate)
        {
            (_hasWorked, _hasWorkedSinceRefusal) = (true, true);
        }
    }

    /// <summary>Notes that a request was refused with it.</summary>
    /// <returns>Whether it may have died: one that other requests were answered with since it was refused last has not, and what is refused is not permitted.</returns>
    public bool Refuse()
    {
        lock (_gate)
        {
            var mayBeDead = !_isRefused || !_hasWorkedSinceRefusal;
            (_isRefused, _hasWorkedSinceRefusal) = (true, false);
            return mayBeDead;
        }
    }
}
