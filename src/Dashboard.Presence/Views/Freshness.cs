using Dashboard.Presence.Model;
using Dashboard.Presence.Store;

namespace Dashboard.Presence.Views;

/// <summary>How far a row may be believed.</summary>
public enum Freshness
{
    /// <summary>Past the time after which a row is forgotten: drawn as unknown.</summary>
    Unknown,

    /// <summary>Seen within the last two polls.</summary>
    Fresh,

    /// <summary>Polls are missing, too few to matter.</summary>
    Ageing,

    /// <summary>Old: drawn pale with its age.</summary>
    Stale,
}

/// <summary>How freshness follows from age.</summary>
public static class FreshnessPolicy
{
    // An answer takes its time to arrive and to be drawn; without it a tile at exactly two intervals would flicker.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MinAgeing = TimeSpan.FromSeconds(5);

    /// <summary>Judges one age.</summary>
    /// <param name="age">The age; null for never seen.</param>
    /// <param name="interval">The interval between polls of this part.</param>
    /// <param name="forgetAfter">From this age on nothing is believed.</param>
    public static Freshness Evaluate(TimeSpan? age, TimeSpan interval, TimeSpan forgetAfter) => age switch
    {
        null => Freshness.Unknown,
        { } time when time >= forgetAfter => Freshness.Unknown,
        { } time when time < (2 * interval) + Grace => Freshness.Fresh,
        { } time when time < Longer(5 * interval, MinAgeing) => Freshness.Ageing,
        _ => Freshness.Stale,
    };

    /// <summary>The interval by which a part of an account ages.</summary>
    /// <param name="account">The account.</param>
    /// <param name="part">The part.</param>
    public static TimeSpan Interval(AccountStatus account, ResourceKinds part) => part switch
    {
        ResourceKinds.Registrations => account.RegistrationsInterval,
        ResourceKinds.Calls => account.CallsInterval,
        _ => account.PresenceInterval,
    };

    /// <summary>The moment by which a part was last seen.</summary>
    /// <param name="seen">The account's times.</param>
    /// <param name="part">The part.</param>
    public static DateTimeOffset? SeenAt(LastListedTimes seen, ResourceKinds part) => part switch
    {
        ResourceKinds.Registrations => seen.Registrations,
        ResourceKinds.Calls => seen.Calls,
        _ => seen.Presence,
    };

    /// <summary>When a row was last seen to be so: the later of its own time and its account's last poll, unless that did not list it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="seen">The account's times.</param>
    /// <param name="part">The part it belongs to.</param>
    public static DateTimeOffset SeenAt(IPresenceEntity row, LastListedTimes seen, ResourceKinds part) =>
        row.LastListedAt ?? (SeenAt(seen, part) is { } poll && poll > row.ObservedAt ? poll : row.ObservedAt);

    /// <summary>The word of the attribute <c>data-fresh</c>.</summary>
    /// <param name="freshness">How fresh.</param>
    public static string Describe(this Freshness freshness) => freshness switch
    {
        Freshness.Fresh => "fresh",
        Freshness.Ageing => "ageing",
        Freshness.Stale => "stale",
        _ => "unknown",
    };

    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
