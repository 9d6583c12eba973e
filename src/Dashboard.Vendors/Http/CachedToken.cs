namespace Dashboard.Vendors.Http;

/// <summary>An access token and the time at which to renew it.</summary>
/// <param name="Value">The secret itself.</param>
/// <param name="RenewAt">The renewal time, UTC; null for a token that does not expire.</param>
internal sealed record Token(string Value, DateTimeOffset? RenewAt)
{
    // The generated ToString of a record prints its members, so that the secret could end in a log.
    public override string ToString() => "Token(…)";

    /// <summary>Creates a token that is renewed after nine tenths of its lifetime, but at most one minute early.</summary>
    public static Token Lasting(string value, TimeSpan? lifetime, TimeProvider time) => new(value, lifetime is { } life
        ? time.GetUtcNow() + life - TimeSpan.FromTicks(Math.Min(life.Ticks / 10, TimeSpan.TicksPerMinute))
        : null);
}

/// <summary>A token in use and the outcomes of its requests. Thread-safe.</summary>
/// <param name="token">The token.</param>
/// <param name="obtainedAt">When the sign-in was accepted, UTC.</param>
internal sealed class CachedToken(Token token, DateTimeOffset obtainedAt)
{
    /// <summary>The minimum time between renewals, even when a vendor reports a shorter lifetime.</summary>
    private static readonly TimeSpan MinLifetime = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private bool _isRefused;
    private bool _hasWorked;
    private bool _hasWorkedSinceRefusal;

    public Token Token => token;

    /// <summary>Whether any request with it has succeeded.</summary>
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

    /// <summary>Whether no request with it has succeeded since one was refused.</summary>
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
    /// <param name="now">The current time, UTC.</param>
    public bool IsFresh(DateTimeOffset now) => token.RenewAt is not { } due || now < due || now < obtainedAt + MinLifetime;

    /// <summary>Records a successful request.</summary>
    public void Accept()
    {
        lock (_gate)
        {
            (_hasWorked, _hasWorkedSinceRefusal) = (true, true);
        }
    }

    /// <summary>Records a refused request.</summary>
    /// <returns>Whether the token may have died. It has not when other requests succeeded between the last refusal and this one: then the request
    /// itself is not permitted.</returns>
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
