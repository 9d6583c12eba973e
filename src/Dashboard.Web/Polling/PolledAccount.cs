using Dashboard.Presence.Model;
using Dashboard.Presence.Sources;
using Dashboard.Web.Polling.Pacing;

namespace Dashboard.Web.Polling;

/// <summary>One configured account with its source, endpoints, request budget and health.</summary>
internal sealed class PolledAccount : IDisposable
{
    private static readonly TimeSpan BetweenTurns = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly RetryThrottle _retries = new();
    private AccountHealth _health;
    private DateTimeOffset? _healthSince;

    public PolledAccount(string id, string vendor, IVendorSource source, PollOptions settings, AccountDirectory directory, RequestRateLimiter rateLimiter, Func<double> random)
    {
        Id = id;
        Vendor = vendor;
        Source = source;
        Settings = settings;
        Directory = directory;
        RateLimiter = rateLimiter;
        Endpoints = [.. source.Endpoints.Select(e =>
            new PolledEndpoint(e, new PollIntervalPolicy(settings.IntervalOf(e.Parts), e.Parts, random)))];
    }

    public string Id { get; }

    public string Vendor { get; }

    /// <summary>The ISO 3166 country code of its national numbers; null when not configured.</summary>
    public string? Region { get; init; }

    public IVendorSource Source { get; }

    public PollOptions Settings { get; }

    public AccountDirectory Directory { get; }

    public IReadOnlyList<PolledEndpoint> Endpoints { get; }

    /// <summary>The request budget. A vendor's Retry-After applies to the whole account.</summary>
    public RequestRateLimiter RateLimiter { get; }

    /// <summary>The refusal of the sign-in, which stops the polls of all endpoints; null while there is none.</summary>
    public PollFailure? SignInRefused { get; set; }

    /// <summary>Evaluates the endpoints at the given time.</summary>
    /// <returns>The status to display, and the health at the previous evaluation.</returns>
    public (AccountStatus Status, AccountHealth Before) GetStatus(DateTimeOffset now)
    {
        // The endpoints' jobs run in parallel: without the lock two of them could both detect the same change of health.
        lock (_gate)
        {
            var before = _health;
            var status = Describe();
            if (status.Health != before || _healthSince is null)
            {
                (_health, _healthSince) = (status.Health, now);
            }

            return (status with { HealthSince = _healthSince }, before);
        }
    }

    /// <summary>
    /// Returns how long an endpoint waits after a pause has ended. The endpoint with the oldest response goes first, so that an endpoint that is
    /// refused repeatedly does not block the others for ever.
    /// </summary>
    public TimeSpan TurnAfterPause(PolledEndpoint endpoint) =>
        BetweenTurns * Endpoints.Count(e => e != endpoint && !(e.LastResponseAt > endpoint.LastResponseAt));

    /// <summary>Counts a retry, unless it comes too early.</summary>
    /// <param name="now">The current time, UTC.</param>
    /// <returns>The time to wait; null when the account may be retried now.</returns>
    public TimeSpan? TryRetry(DateTimeOffset now) => _retries.TryAcquire(now, Endpoints);

    /// <summary>Returns the time to wait before a retry, without counting one; null when it may be retried now.</summary>
    /// <param name="now">The current time, UTC.</param>
    public TimeSpan? RetryWait(DateTimeOffset now) => _retries.Wait(now, Endpoints);

    /// <summary>Clears everything that prevents polls, after a user's "try again".</summary>
    public void Restart()
    {
        RateLimiter.PausedUntil = default;
        SignInRefused = null;
        Source.Retry();
        foreach (var endpoint in Endpoints)
        {
            endpoint.IntervalPolicy.Restart();
        }
    }

    public void Dispose() => Source.Dispose();

    private AccountStatus Describe() => new()
    {
        Id = Id,
        Vendor = Vendor,
        Region = Region,
        Capabilities = Source.Capabilities,
        PresenceInterval = Pace(ResourceKinds.Presence),
        RegistrationsInterval = Pace(ResourceKinds.Registrations),
        CallsInterval = Pace(ResourceKinds.Calls),
        UnknownAfter = Settings.UnknownAfter,
        Endpoints = [.. Endpoints.Select(e => e.Status)],
        UnownedCalls = Endpoints.Sum(e => e.UnownedCalls),
        Notice = Source.Notice,
    };

    // A resource kind that shares an endpoint with another is polled at the shorter interval of the two.
    private TimeSpan Pace(ResourceKinds part) =>
        Endpoints.FirstOrDefault(e => e.Endpoint.Parts.HasFlag(part)) is { } endpoint
            ? Settings.IntervalOf(endpoint.Endpoint.Parts)
            : Settings.IntervalOf(part);
}
