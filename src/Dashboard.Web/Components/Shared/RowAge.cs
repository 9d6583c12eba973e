using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Presence.Views;

namespace Dashboard.Web.Components.Shared;

/// <summary>The age of a row.</summary>
/// <param name="At">The time at which the row was last observed, UTC.</param>
/// <param name="Age">The time since then.</param>
/// <param name="Freshness">The resulting freshness.</param>
public readonly record struct RowAge(DateTimeOffset At, TimeSpan Age, Freshness Freshness)
{
    private static readonly TimeSpan UnknownAfter = TimeSpan.FromMinutes(15);

    /// <summary>Whether the row is so old that its age is shown in place of its state.</summary>
    public bool IsOld => Freshness is Freshness.Stale or Freshness.Unknown;

    /// <summary>Evaluates a row by its own time or its account's last poll, whichever is later. The poll is ignored when it did not list the row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="part">The kind of resource that it belongs to.</param>
    /// <param name="lastListed">The times at which its account's resources were last listed.</param>
    /// <param name="account">The account's status; null when not known.</param>
    /// <param name="now">The current time.</param>
    public static RowAge Create(IPresenceEntity row, ResourceKinds part, LastListedTimes lastListed, AccountStatus? account, DateTimeOffset now)
    {
        var at = FreshnessPolicy.SeenAt(row, lastListed, part);
        var interval = account is null ? TimeSpan.Zero : FreshnessPolicy.Interval(account, part);
        return new RowAge(at, now - at, FreshnessPolicy.Evaluate(now - at, interval, account?.UnknownAfter ?? UnknownAfter));
    }
}
