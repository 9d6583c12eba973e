using Dashboard.Presence.Model;

namespace Dashboard.Presence.Store;

/// <summary>When each part of an account was last listed, UTC; null for never. A row is as fresh as the later of this and its own time, unless it has <see cref="IPresenceEntity.LastListedAt"/>.</summary>
/// <param name="Presence">Extension presence.</param>
/// <param name="Registrations">Device registrations.</param>
/// <param name="Calls">Active calls.</param>
public sealed record LastListedTimes(DateTimeOffset? Presence, DateTimeOffset? Registrations, DateTimeOffset? Calls)
{
    /// <summary>Nothing was ever listed.</summary>
    public static LastListedTimes Never { get; } = new(null, null, null);

    /// <summary>The latest of the three; null when nothing was ever listed.</summary>
    public DateTimeOffset? Latest => new[] { Presence, Registrations, Calls }.Max();
}
