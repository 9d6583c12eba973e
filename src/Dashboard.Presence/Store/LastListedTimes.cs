using Dashboard.Presence.Model;

namespace Dashboard.Presence.Store;

/// <summary>
/// When each resource list of an account was last read, UTC; null for never. The age of an entity is measured from the later of this and
/// its own time, unless it has <see cref="IPresenceEntity.LastListedAt"/>.
/// </summary>
/// <param name="Presence">When extensions were last listed.</param>
/// <param name="Registrations">When registrations were last listed.</param>
/// <param name="Calls">When calls were last listed.</param>
public sealed record LastListedTimes(DateTimeOffset? Presence, DateTimeOffset? Registrations, DateTimeOffset? Calls)
{
    /// <summary>The times of an account that has not been polled yet.</summary>
    public static LastListedTimes Never { get; } = new(null, null, null);

    /// <summary>The latest of the three; null when nothing was ever listed.</summary>
    public DateTimeOffset? Latest => new[] { Presence, Registrations, Calls }.Max();
}
