namespace Dashboard.Presence.Model;

/// <summary>The registration of one device. Immutable.</summary>
public sealed record Registration : IPresenceEntity
{
    /// <inheritdoc/>
    public required string Key { get; init; }

    /// <inheritdoc/>
    public required string Account { get; init; }

    /// <summary>The key of the extension it belongs to (<c>sydney/101</c>); null for an unassigned device.</summary>
    public string? Extension { get; init; }

    /// <summary>Whether the vendor reports the device as registered.</summary>
    public required bool Registered { get; init; }

    /// <summary>When the registration expires unless it is refreshed, UTC; null when not known.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>How <see cref="ExpiresAt"/> is known.</summary>
    public ExpiryKind Expiry { get; init; }

    /// <summary>The device's public address, with a port where the vendor reports one; null when not registered or not reported.</summary>
    public string? Address { get; init; }

    /// <summary>The device's User-Agent header; null when not reported.</summary>
    public string? UserAgent { get; init; }

    /// <summary>When the device last registered, UTC; null when not reported.</summary>
    public DateTimeOffset? LastSuccessAt { get; init; }

    /// <summary>The latest losses of the registration that this host has observed.</summary>
    public RecentOutages Losses { get; init; }

    /// <inheritdoc/>
    public required DateTimeOffset ObservedAt { get; init; }

    /// <inheritdoc/>
    public DateTimeOffset? LastListedAt { get; init; }
}
