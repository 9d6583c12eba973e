using System.Collections.Immutable;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Presence.Views;

namespace Dashboard.Presence.Alerts;

/// <summary>Why an alert stands no more.</summary>
public enum AlertEndReason
{
    /// <summary>What it was about is over.</summary>
    Over,

    /// <summary>It became part of one about several devices.</summary>
    Joined,

    /// <summary>Nothing was heard for so long that nobody knows.</summary>
    Forgotten,
}

/// <summary>What one look at a board found.</summary>
/// <param name="Raised">The alerts that are new.</param>
/// <param name="Ended">The alerts that stand no more, as they last stood, and why.</param>
public sealed record AlertEvaluation(ImmutableArray<Alert> Raised, ImmutableArray<(Alert Alert, AlertEndReason Ending)> Ended);

/// <summary>One thing that a rule is met by.</summary>
/// <param name="Subject">What tells it from all others, and stays while it lasts.</param>
/// <param name="Alert">What an alert about it says; key and times of raising are not yet so.</param>
internal readonly record struct RuleMatch(string Subject, Alert Alert);

/// <summary>What a look sees, with the age of each row.</summary>
/// <param name="View">The board.</param>
/// <param name="GetLastListed">When an account's parts were last listed.</param>
/// <param name="Now">The moment, UTC.</param>
internal sealed record AlertEvaluationContext(BoardView View, Func<string, LastListedTimes> GetLastListed, DateTimeOffset Now)
{
    /// <summary>When a row was last seen, and what that is worth.</summary>
    public (DateTimeOffset At, Freshness Freshness) Age(IPresenceEntity row, ResourceKinds part)
    {
        var at = FreshnessPolicy.SeenAt(row, GetLastListed(row.Account), part);
        return View.Accounts.TryGetValue(row.Account, out var account)
            ? (at, FreshnessPolicy.Evaluate(Now - at, FreshnessPolicy.Interval(account.Value, part), account.Value.UnknownAfter))
            : (at, Freshness.Unknown);
    }
}
