using System.Collections.Immutable;

namespace Dashboard.Presence;

/// <summary>Why an alert stands no more.</summary>
public enum AlertEnding
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
public sealed record AlertLook(ImmutableArray<Alert> Raised, ImmutableArray<(Alert Alert, AlertEnding Ending)> Ended);

/// <summary>One thing that a rule is met by.</summary>
/// <param name="Subject">What tells it from all others, and stays while it lasts.</param>
/// <param name="Alert">What an alert about it says; key and times of raising are not yet so.</param>
internal readonly record struct AlertFinding(string Subject, Alert Alert);

/// <summary>What a look sees, with the age of each row.</summary>
/// <param name="View">The board.</param>
/// <param name="Seen">When an account's parts were last listed.</param>
/// <param name="Now">The moment, UTC.</param>
internal sealed record AlertScene(BoardView View, Func<string, SeenTimes> Seen, DateTimeOffset Now)
{
    /// <summary>When a row was last seen, and what that is worth.</summary>
    public (DateTimeOffset At, Freshness Freshness) Age(IPresenceRow row, PresenceParts part)
    {
        var at = FreshnessRule.SeenAt(row, Seen(row.Account), part);
        return View.Accounts.TryGetValue(row.Account, out var account)
            ? (at, FreshnessRule.Of(Now - at, FreshnessRule.Interval(account.Value, part), account.Value.ForgetAfter))
            : (at, Freshness.Unknown);
    }
}
