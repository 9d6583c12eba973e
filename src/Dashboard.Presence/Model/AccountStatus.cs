using System.Collections.Immutable;

namespace Dashboard.Presence.Model;

/// <summary>How well an account can be asked.</summary>
public enum AccountHealth
{
    /// <summary>Every endpoint answered when last asked, or has not been asked yet.</summary>
    Ok,

    /// <summary>Some endpoint fails while another answers, a request was refused, an answer could not be read, or there is a notice.</summary>
    Degraded,

    /// <summary>The vendor asked us to slow down.</summary>
    Throttled,

    /// <summary>The vendor refused the sign-in; polling stopped.</summary>
    AuthRejected,

    /// <summary>No endpoint answers.</summary>
    Unreachable,
}

/// <summary>How one endpoint of an account is doing.</summary>
/// <param name="Endpoint">Its name.</param>
/// <param name="Failure">Its failure; null while it answers.</param>
/// <param name="LastFailure">The failure before, which is over; null when there was none since the start.</param>
public sealed record EndpointStatus(string Endpoint, EndpointFailure? Failure, EndpointFailure? LastFailure = null);

/// <summary>A failure that lasts.</summary>
/// <param name="Endpoint">Which endpoint.</param>
/// <param name="Kind">What sort.</param>
/// <param name="Message">What happened and what to do.</param>
/// <param name="Since">When the first failure of this row of failures arrived, UTC.</param>
/// <param name="NextTryAt">When it is asked again, UTC; null when only a person can restart it.</param>
/// <param name="LastSuccessAt">When it answered last, UTC; null when it has not since the start.</param>
public sealed record EndpointFailure(
    string Endpoint, PollFailureKind Kind, string Message, DateTimeOffset Since, DateTimeOffset? NextTryAt, DateTimeOffset? LastSuccessAt = null);

/// <summary>What a screen may know of an account.</summary>
public sealed record AccountStatus
{
    /// <summary>The account's id in the configuration.</summary>
    public required string Id { get; init; }

    /// <summary>The vendor's name, for the eye only: what the account can do is in <see cref="Capabilities"/>.</summary>
    public required string Vendor { get; init; }

    /// <summary>The ISO 3166 code of the country whose national numbers it has; null when not known.</summary>
    public string? Region { get; init; }

    /// <summary>What the account offers.</summary>
    public Capabilities Capabilities { get; init; }

    /// <summary>The interval between two polls that yield presence.</summary>
    public TimeSpan PresenceInterval { get; init; }

    /// <summary>The interval between two polls that yield registrations.</summary>
    public TimeSpan RegistrationsInterval { get; init; }

    /// <summary>The interval between two polls that yield calls.</summary>
    public TimeSpan CallsInterval { get; init; }

    /// <summary>After this age a row counts as unknown.</summary>
    public TimeSpan UnknownAfter { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Every endpoint, in the vendor's order.</summary>
    public ImmutableArray<EndpointStatus> Endpoints { get; init; } = [];

    /// <summary>How many calls it lists of which no end is an extension that it knows.</summary>
    public int UnownedCalls { get; init; }

    /// <summary>What somebody should know of it though it answers, in words; null for nothing.</summary>
    public string? Notice { get; init; }

    /// <summary>Since when its health has been what it is, UTC.</summary>
    public DateTimeOffset? HealthSince { get; init; }

    /// <summary>The whole account's health, from its endpoints.</summary>
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

    /// <summary>The failure that matters most; null while all is well.</summary>
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
