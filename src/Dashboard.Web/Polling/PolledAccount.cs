using Dashboard.Presence.Model;
using Dashboard.Presence.Sources;
using Dashboard.Web.Polling.Pacing;

namespace Dashboard.Web.Polling;

/// <summary>One configured account: its source, endpoints, budget and health.</summary>
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

    /// <summary>The country whose national numbers it has; null when not known.</summary>
    public string? Region { get; init; }

    public IVendorSource Source { get; }

    public PollOptions Settings { get; }

    public AccountDirectory Directory { get; }

    public IReadOnlyList<PolledEndpoint> Endpoints { get; }

    /// <summary>How much it may be asked. A vendor's Retry-After holds for the whole account.</summary>
    public RequestRateLimiter RateLimiter { get; }

    /// <summary>The refusal of the sign-in, by which no endpoint is asked any more; null while there is none.</summary>
    public PollFailure? SignInRefused { get; set; }

    /// <summary>Looks at the endpoints as of now.</summary>
    /// <returns>What a screen may know, and the health at the look before.</returns>
    public (AccountStatus Status, AccountHealth Before) GetStatus(DateTimeOffset now)
    {
        // Its endpoints' jobs look side by side: without this, two of them could both be the one that saw it lost.
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
    /// How long an endpoint waits once a quiet is over. The one that was heard of longest ago goes first, so that one which
    /// is refused again and again does not keep the others waiting for ever.
    /// </summary>
    public TimeSpan TurnAfterPause(PolledEndpoint endpoint) =>
        BetweenTurns * Endpoints.Count(e => e != endpoint && !(e.LastResponseAt > endpoint.LastResponseAt));

    /// <summary>Counts a wish to try again, unless it comes too soon.</summary>
    /// <param name="now">The time.</param>
    /// <returns>How long to wait; null when it may be tried now.</returns>
    public TimeSpan? TryRetry(DateTimeOffset now) => _retries.TryAcquire(now, Endpoints);

    /// <summary>How long to wait before it may be tried again, without counting; null for not at all.</summary>
    /// <param name="now">The time.</param>
    public TimeSpan? RetryWait(DateTimeOffset now) => _retries.Wait(now, Endpoints);

    /// <summary>Forgets what keeps it from being asked: "try again".</summary>
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

    // A part that comes along with another is polled at that one's pace.
    private TimeSpan Pace(ResourceKinds part) =>
        Endpoints.FirstOrDefault(e => e.Endpoint.Parts.HasFlag(part)) is { } endpoint
            ? Settings.IntervalOf(endpoint.Endpoint.Parts)
            : Settings.IntervalOf(part);
}
