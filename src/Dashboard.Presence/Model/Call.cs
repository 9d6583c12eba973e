using System.Collections.Immutable;

namespace Dashboard.Presence.Model;

/// <summary>One active call.</summary>
public sealed record Call : IPresenceEntity
{
    /// <inheritdoc/>
    public required string Key { get; init; }

    /// <inheritdoc/>
    public required string Account { get; init; }

    /// <summary>The vendor's id of the call, for commands; null where the vendor has none (the key is then ours).</summary>
    public string? VendorId { get; init; }

    /// <summary>What the call as a whole is doing.</summary>
    public required PresenceState State { get; init; }

    /// <summary>Which way it goes.</summary>
    public CallDirection Direction { get; init; }

    /// <summary>The caller's number; null when withheld.</summary>
    public string? From { get; init; }

    /// <summary>The called number; null when not told.</summary>
    public string? To { get; init; }

    /// <summary>When it began, UTC; null when not told.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it was answered, UTC; null before that or when not told.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When it came into its state, UTC, where the board has seen it in another before; null when not. See <see cref="CallTimes.InState"/>.</summary>
    public DateTimeOffset? StateSince { get; init; }

    /// <summary>Its legs in the vendor's order.</summary>
    public ImmutableArray<CallLeg> Legs { get; init; } = [];

    /// <inheritdoc/>
    public required DateTimeOffset ObservedAt { get; init; }

    /// <inheritdoc/>
    public DateTimeOffset? LastListedAt { get; init; }
}

/// <summary>One party's side of a call.</summary>
public sealed record CallLeg
{
    /// <summary>The vendor's id of the leg, or ours where it has none; unique within the call.</summary>
    public required string Id { get; init; }

    /// <summary>The key of the account's extension this leg is on (<c>sydney/101</c>); null for an outside party.</summary>
    public string? Extension { get; init; }

    /// <summary>The number or name of the party on this leg; null when withheld.</summary>
    public string? Party { get; init; }

    /// <summary>Which way the leg goes.</summary>
    public CallDirection Direction { get; init; }

    /// <summary>What the leg is doing.</summary>
    public required PresenceState State { get; init; }

    /// <summary>Whether it is on hold.</summary>
    public bool Held { get; init; }

    /// <summary>Whether it is parked.</summary>
    public bool Parked { get; init; }

    /// <summary>When the leg began, UTC; null when not told.</summary>
    public DateTimeOffset? StartedAt { get; init; }
}
