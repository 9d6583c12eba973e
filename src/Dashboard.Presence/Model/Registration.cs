namespace Dashboard.Presence.Model;

/// <summary>What is known of one device's registration.</summary>
public sealed record Registration : IPresenceEntity
{
    /// <inheritdoc/>
    public required string Key { get; init; }

    /// <inheritdoc/>
    public required string Account { get; init; }

    /// <summary>The key of the extension it serves (<c>sydney/101</c>); null for an unassigned device.</summary>
    public string? Extension { get; init; }

    /// <summary>Whether the vendor holds it registered now.</summary>
    public required bool Registered { get; init; }

    /// <summary>When it ends unless refreshed, UTC; null when not known.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>How <see cref="ExpiresAt"/> is known.</summary>
    public ExpiryKind Expiry { get; init; }

    /// <summary>The device's public address, with a port where the vendor tells; null when not registered or not told.</summary>
    public string? Address { get; init; }

    /// <summary>The device's own description of itself; null when not told.</summary>
    public string? UserAgent { get; init; }

    /// <summary>When it last registered, UTC; null when not told.</summary>
    public DateTimeOffset? LastSuccessAt { get; init; }

    /// <summary>When it was lost of late, as far as this host has seen.</summary>
    public RecentOutages Losses { get; init; }

    /// <inheritdoc/>
    public required DateTimeOffset ObservedAt { get; init; }

    /// <inheritdoc/>
    public DateTimeOffset? LastListedAt { get; init; }
}
