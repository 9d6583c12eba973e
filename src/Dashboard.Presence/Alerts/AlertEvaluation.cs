using System.Collections.Immutable;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Presence.Views;

namespace Dashboard.Presence.Alerts;

/// <summary>The reason why an alert ended.</summary>
public enum AlertEndReason
{
    /// <summary>The condition no longer applies.</summary>
    Over,

    /// <summary>The alert was merged into one about several devices.</summary>
    Joined,

    /// <summary>The data is too old to judge the condition.</summary>
    Forgotten,
}

/// <summary>The result of one evaluation of a board's rules.</summary>
/// <param name="Raised">The alerts that are new, and those that became unacknowledged because they grew.</param>
/// <param name="Ended">The alerts that ended, in their last state, with the reason.</param>
public sealed record AlertEvaluation(ImmutableArray<Alert> Raised, ImmutableArray<(Alert Alert, AlertEndReason Ending)> Ended);

/// <summary>A condition that matches a rule.</summary>
/// <param name="Subject">The identity of the condition, stable while it lasts.</param>
/// <param name="Alert">The alert to raise for it. The key and the time of raising are not yet set.</param>
internal readonly record struct RuleMatch(string Subject, Alert Alert);

/// <summary>The input of one evaluation: a board's view and the age of each of its entities.</summary>
/// <param name="View">The board's view.</param>
/// <param name="GetLastListed">Returns the last listed times of an account.</param>
/// <param name="Now">The current time, UTC.</param>
internal sealed record AlertEvaluationContext(BoardView View, Func<string, LastListedTimes> GetLastListed, DateTimeOffset Now)
{
    /// <summary>Returns when an entity was last observed, and its freshness at that age.</summary>
    public (DateTimeOffset At, Freshness Freshness) Age(IPresenceEntity row, ResourceKinds part)
    {
        var at = FreshnessPolicy.SeenAt(row, GetLastListed(row.Account), part);
        return View.Accounts.TryGetValue(row.Account, out var account)
            ? (at, FreshnessPolicy.Evaluate(Now - at, FreshnessPolicy.Interval(account.Value, part), account.Value.UnknownAfter))
            : (at, Freshness.Unknown);
    }
}
