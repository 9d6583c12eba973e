using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Presence.Views;

namespace Dashboard.Web.Components.Shared;

/// <summary>How old a row is.</summary>
/// <param name="At">When it was last seen to be so, UTC.</param>
/// <param name="Age">How long ago.</param>
/// <param name="Freshness">What that means.</param>
public readonly record struct RowAge(DateTimeOffset At, TimeSpan Age, Freshness Freshness)
{
    private static readonly TimeSpan UnknownAfter = TimeSpan.FromMinutes(15);

    /// <summary>Whether the age stands in place of what the row would say.</summary>
    public bool IsOld => Freshness is Freshness.Stale or Freshness.Unknown;

    /// <summary>Judges a row: the later of its own time and its account's last poll, unless that did not list it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="part">The part it belongs to.</param>
    /// <param name="seen">When its account was last seen.</param>
    /// <param name="account">Its account; null when not known.</param>
    /// <param name="now">The moment to judge at.</param>
    public static RowAge Create(IPresenceEntity row, ResourceKinds part, LastListedTimes seen, AccountStatus? account, DateTimeOffset now)
    {
        var at = FreshnessPolicy.SeenAt(row, seen, part);
        var interval = account is null ? TimeSpan.Zero : FreshnessPolicy.Interval(account, part);
        return new RowAge(at, now - at, FreshnessPolicy.Evaluate(now - at, interval, account?.UnknownAfter ?? UnknownAfter));
    }
}
