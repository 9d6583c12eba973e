using System.Collections.Immutable;

namespace Dashboard.Presence.Model;

/// <summary>An active call. Immutable.</summary>
public sealed record Call : IPresenceEntity
{
    /// <inheritdoc/>
    public required string Key { get; init; }

    /// <inheritdoc/>
    public required string Account { get; init; }

    /// <summary>The vendor's call id, needed for commands; null where the vendor has none and the key is generated.</summary>
    public string? VendorId { get; init; }

    /// <summary>The state of the call as a whole.</summary>
    public required PresenceState State { get; init; }

    /// <summary>The direction of the call, seen from the account.</summary>
    public CallDirection Direction { get; init; }

    /// <summary>The caller's number; null when withheld.</summary>
    public string? From { get; init; }

    /// <summary>The called number; null when not reported.</summary>
    public string? To { get; init; }

    /// <summary>When the call began, UTC; null when not reported.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the call was answered, UTC; null before that or when not reported.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>
    /// When the call entered its state, UTC. Null when the store has not observed it in another state before. See
    /// <see cref="CallTimes.GetStateStart"/>.
    /// </summary>
    public DateTimeOffset? StateSince { get; init; }

    /// <summary>The legs, in the vendor's order.</summary>
    public ImmutableArray<CallLeg> Legs { get; init; } = [];

    /// <inheritdoc/>
    public required DateTimeOffset ObservedAt { get; init; }

    /// <inheritdoc/>
    public DateTimeOffset? LastListedAt { get; init; }
}

/// <summary>One party's side of a call. Immutable.</summary>
public sealed record CallLeg
{
    /// <summary>The vendor's leg id, or a generated one where it has none. Unique within the call.</summary>
    public required string Id { get; init; }

    /// <summary>The key of the account's extension on this leg (<c>sydney/101</c>); null for an external party.</summary>
    public string? Extension { get; init; }

    /// <summary>The number or name of the party on this leg; null when withheld.</summary>
    public string? Party { get; init; }

    /// <summary>The direction of the leg.</summary>
    public CallDirection Direction { get; init; }

    /// <summary>The state of the leg.</summary>
    public required PresenceState State { get; init; }

    /// <summary>Whether the leg is on hold.</summary>
    public bool Held { get; init; }

    /// <summary>Whether the leg is parked.</summary>
    public bool Parked { get; init; }

    /// <summary>When the leg began, UTC; null when not reported.</summary>
    public DateTimeOffset? StartedAt { get; init; }
}
