using Dashboard.Presence.Model;
using Dashboard.Presence.Store;

namespace Dashboard.Presence.Views;

/// <summary>The freshness of an entity, derived from its age.</summary>
public enum Freshness
{
    /// <summary>Older than the configured limit. Drawn as unknown.</summary>
    Unknown,

    /// <summary>Observed within the last two poll intervals.</summary>
    Fresh,

    /// <summary>A few polls are missing, too few to be shown.</summary>
    Ageing,

    /// <summary>Outdated. Drawn pale with its age.</summary>
    Stale,
}

/// <summary>Derives freshness from age.</summary>
public static class FreshnessPolicy
{
    // A response takes time to arrive and to be drawn. Without this margin a tile at exactly two intervals would flicker.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MinAgeing = TimeSpan.FromSeconds(5);

    /// <summary>Returns the freshness for an age.</summary>
    /// <param name="age">The age; null if never observed.</param>
    /// <param name="interval">The poll interval of the resource.</param>
    /// <param name="forgetAfter">The age from which the entity counts as unknown.</param>
    public static Freshness Evaluate(TimeSpan? age, TimeSpan interval, TimeSpan forgetAfter) => age switch
    {
        null => Freshness.Unknown,
        { } time when time >= forgetAfter => Freshness.Unknown,
        { } time when time < (2 * interval) + Grace => Freshness.Fresh,
        { } time when time < Longer(5 * interval, MinAgeing) => Freshness.Ageing,
        _ => Freshness.Stale,
    };

    /// <summary>Returns the poll interval of a resource.</summary>
    /// <param name="account">The account.</param>
    /// <param name="part">The kind of resource.</param>
    public static TimeSpan Interval(AccountStatus account, ResourceKinds part) => part switch
    {
        ResourceKinds.Registrations => account.RegistrationsInterval,
        ResourceKinds.Calls => account.CallsInterval,
        _ => account.PresenceInterval,
    };

    /// <summary>Returns when a resource was last listed; null for never.</summary>
    /// <param name="lastListed">The account's times.</param>
    /// <param name="part">The kind of resource.</param>
    public static DateTimeOffset? SeenAt(LastListedTimes lastListed, ResourceKinds part) => part switch
    {
        ResourceKinds.Registrations => lastListed.Registrations,
        ResourceKinds.Calls => lastListed.Calls,
        _ => lastListed.Presence,
    };

    /// <summary>
    /// Returns when an entity was last confirmed: the later of its own time and the account's last list, unless that list omitted it.
    /// </summary>
    /// <param name="row">The entity.</param>
    /// <param name="lastListed">The account's times.</param>
    /// <param name="part">The kind of resource.</param>
    public static DateTimeOffset SeenAt(IPresenceEntity row, LastListedTimes lastListed, ResourceKinds part) =>
        row.LastListedAt ?? (SeenAt(lastListed, part) is { } poll && poll > row.ObservedAt ? poll : row.ObservedAt);

    /// <summary>Returns the value of the attribute <c>data-fresh</c>.</summary>
    /// <param name="freshness">The freshness.</param>
    public static string Describe(this Freshness freshness) => freshness switch
    {
        Freshness.Fresh => "fresh",
        Freshness.Ageing => "ageing",
        Freshness.Stale => "stale",
        _ => "unknown",
    };

    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
