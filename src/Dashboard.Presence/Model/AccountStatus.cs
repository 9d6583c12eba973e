using System.Collections.Immutable;

namespace Dashboard.Presence.Model;

/// <summary>The connection health of an account.</summary>
public enum AccountHealth
{
    /// <summary>Every endpoint responded to its last poll or has not been polled yet.</summary>
    Ok,

    /// <summary>
    /// One endpoint fails while another responds, a request was refused, a response was unreadable, or there is a notice.
    /// </summary>
    Degraded,

    /// <summary>The vendor limits the request rate.</summary>
    Throttled,

    /// <summary>The vendor rejected the credentials and polling has stopped.</summary>
    AuthRejected,

    /// <summary>No endpoint responds.</summary>
    Unreachable,
}

/// <summary>The status of one polled endpoint of an account.</summary>
/// <param name="Endpoint">The endpoint's name.</param>
/// <param name="Failure">The current failure; null while the endpoint responds.</param>
/// <param name="LastFailure">The previous failure, which has ended; null when there was none since the host started.</param>
public sealed record EndpointStatus(string Endpoint, EndpointFailure? Failure, EndpointFailure? LastFailure = null);

/// <summary>A failure of an endpoint that still lasts.</summary>
/// <param name="Endpoint">The endpoint's name.</param>
/// <param name="Kind">The kind of failure.</param>
/// <param name="Message">What happened and what to do. Contains no secret.</param>
/// <param name="Since">When the first of the consecutive failures arrived, UTC.</param>
/// <param name="NextTryAt">When the endpoint is polled again, UTC; null when only a user can restart it.</param>
/// <param name="LastSuccessAt">When the endpoint last responded, UTC; null when it has not since the host started.</param>
public sealed record EndpointFailure(
    string Endpoint, PollFailureKind Kind, string Message, DateTimeOffset Since, DateTimeOffset? NextTryAt, DateTimeOffset? LastSuccessAt = null);

/// <summary>The status of an account as shown on the pages and in the API. It contains no credentials. Immutable.</summary>
public sealed record AccountStatus
{
    /// <summary>The account's id in the configuration.</summary>
    public required string Id { get; init; }

    /// <summary>The vendor's name, for display only. What the account supports is in <see cref="Capabilities"/>.</summary>
    public required string Vendor { get; init; }

    /// <summary>The ISO 3166 code of the country of the account's national numbers; null when not known.</summary>
    public string? Region { get; init; }

    /// <summary>The commands and data that the account supports.</summary>
    public Capabilities Capabilities { get; init; }

    /// <summary>The interval between two polls of presence.</summary>
    public TimeSpan PresenceInterval { get; init; }

    /// <summary>The interval between two polls of registrations.</summary>
    public TimeSpan RegistrationsInterval { get; init; }

    /// <summary>The interval between two polls of calls.</summary>
    public TimeSpan CallsInterval { get; init; }

    /// <summary>The age from which an entity counts as unknown.</summary>
    public TimeSpan UnknownAfter { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The status of every endpoint, in the vendor's order.</summary>
    public ImmutableArray<EndpointStatus> Endpoints { get; init; } = [];

    /// <summary>The number of listed calls of which no leg belongs to a known extension.</summary>
    public int UnownedCalls { get; init; }

    /// <summary>A message for users about an account that responds but needs attention; null when there is none.</summary>
    public string? Notice { get; init; }

    /// <summary>Since when the account has its current health, UTC.</summary>
    public DateTimeOffset? HealthSince { get; init; }

    /// <summary>The health of the account, derived from its endpoints and its notice.</summary>
    public AccountHealth Health
    {
        get
        {
            var failed = Endpoints.Count(e => e.Failure is not null);
            return Worst?.Kind switch
            {
                null => Notice is null ? AccountHealth.Ok : AccountHealth.Degraded,
                PollFailureKind.AuthRejected => AccountHealth.AuthRejected,
                PollFailureKind.Throttled => AccountHealth.Throttled,
                PollFailureKind.Unavailable when failed == Endpoints.Length
                    && Endpoints.All(e => e.Failure!.Kind == PollFailureKind.Unavailable) => AccountHealth.Unreachable,
                _ => AccountHealth.Degraded,
            };
        }
    }

    /// <summary>The most severe failure; null when no endpoint fails.</summary>
    public EndpointFailure? Worst => Endpoints
        .Where(e => e.Failure is not null)
        .Select(e => e.Failure!)
        .OrderBy(f => f.Kind switch
        {
            PollFailureKind.AuthRejected => 0,
            PollFailureKind.Throttled => 1,
            PollFailureKind.Refused => 2,
            PollFailureKind.Unavailable => 3,
            _ => 4,
        })
        .ThenBy(f => f.Since)
        .FirstOrDefault();

    /// <inheritdoc/>
    public bool Equals(AccountStatus? other) => other is not null
        && Id == other.Id && Vendor == other.Vendor && Region == other.Region && Capabilities == other.Capabilities
        && PresenceInterval == other.PresenceInterval && RegistrationsInterval == other.RegistrationsInterval
        && UnownedCalls == other.UnownedCalls && Notice == other.Notice
        && CallsInterval == other.CallsInterval && UnknownAfter == other.UnknownAfter && HealthSince == other.HealthSince
        && Endpoints.SequenceEqual(other.Endpoints);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Vendor, Endpoints.Length);
}
