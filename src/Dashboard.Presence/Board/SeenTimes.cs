namespace Dashboard.Presence;

/// <summary>When each part of an account was last listed, UTC; null for never. A row is as fresh as the later of this and its own time, unless it has <see cref="IPresenceRow.LastListedAt"/>.</summary>
/// <param name="Presence">Extension presence.</param>
/// <param name="Registrations">Device registrations.</param>
/// <param name="Calls">Active calls.</param>
public sealed record SeenTimes(DateTimeOffset? Presence, DateTimeOffset? Registrations, DateTimeOffset? Calls)
{
    /// <summary>Nothing was ever listed.</summary>
    public static SeenTimes Never { get; } = new(null, null, null);

    /// <summary>The latest of the three; null when nothing was ever listed.</summary>
    public DateTimeOffset? Latest => new[] { Presence, Registrations, Calls }.Max();
}
