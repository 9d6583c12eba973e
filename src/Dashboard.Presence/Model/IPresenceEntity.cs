namespace Dashboard.Presence.Model;

/// <summary>An extension, a registration or a call as held by the presence store.</summary>
public interface IPresenceEntity
{
    /// <summary>The key, unique across all accounts and stable for the lifetime of the entity.</summary>
    string Key { get; }

    /// <summary>The account's id in the configuration.</summary>
    string Account { get; }

    /// <summary>When the response that first showed the current content arrived, UTC.</summary>
    DateTimeOffset ObservedAt { get; }

    /// <summary>
    /// When the entity was last listed, UTC, while current lists omit it and its removal is not yet confirmed. For an entity with a state
    /// derived from another list, the time of that list while it is missing. Null while the entity is listed and all its sources are
    /// current.
    /// </summary>
    /// <remarks>The freshness of an entity with this time is calculated from it.</remarks>
    DateTimeOffset? LastListedAt { get; }
}
