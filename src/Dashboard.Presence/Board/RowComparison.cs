namespace Dashboard.Presence;

/// <summary>
/// Decides whether a new look at a row is news. Times that a vendor gives as a duration move by the second or two that
/// its answer took: within <see cref="Tolerance"/> they are the same time, and the one known first is kept.
/// </summary>
internal static class RowComparison
{
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);

    /// <summary>The row to hold: <paramref name="known"/> itself when nothing changed.</summary>
    /// <param name="known">What is held.</param>
    /// <param name="seen">What was seen now.</param>
    /// <param name="confirmed">When the known row was last seen to be so.</param>
    public static ExtensionPresence Settle(ExtensionPresence known, ExtensionPresence seen, DateTimeOffset confirmed)
    {
        // A call that is handed on keeps its beginning, but the phone that rings with it now was free at the last look:
        // a state cannot be older than the last time we saw another, nor grow older while it lasts.
        var since = known.State == seen.State
            ? Later(known.Since, Steady(known.Since, seen.Since))
            : Later(confirmed, seen.Since ?? seen.ObservedAt);
        var same = known.State == seen.State
            && known.LastListedAt == seen.LastListedAt
            && since == known.Since
            && known.Direction == seen.Direction
            && known.Party == seen.Party
            && known.App == seen.App
            && known.Name == seen.Name
            && known.Team == seen.Team
            && known.DoNotDisturb == seen.DoNotDisturb
            && known.Origin == seen.Origin;
        return same ? known : seen.Since == since ? seen : seen with { Since = since };
    }

    /// <summary>The row to hold: <paramref name="known"/> itself when nothing changed.</summary>
    public static Registration Settle(Registration known, Registration seen)
    {
        var settled = seen with
        {
            ExpiresAt = Steady(known.ExpiresAt, seen.ExpiresAt),
            LastSuccessAt = Steady(known.LastSuccessAt, seen.LastSuccessAt),
            ObservedAt = known.ObservedAt,
        };
        return settled == known ? known : settled with { ObservedAt = seen.ObservedAt };
    }

    /// <inheritdoc cref="Settle(Registration, Registration)"/>
    public static Call Settle(Call known, Call seen)
    {
        var legs = seen.Legs;
        for (var i = 0; i < legs.Length; i++)
        {
            var before = known.Legs.FirstOrDefault(l => l.Id == legs[i].Id);
            if (before is not null)
            {
                legs = legs.SetItem(i, legs[i] with { StartedAt = Steady(before.StartedAt, legs[i].StartedAt) });
            }
        }

        var sameLegs = legs.SequenceEqual(known.Legs);
        var settled = seen with
        {
            StartedAt = Steady(known.StartedAt, seen.StartedAt),
            AnsweredAt = Steady(known.AnsweredAt, seen.AnsweredAt),
            Legs = sameLegs ? known.Legs : legs,
            ObservedAt = known.ObservedAt,
        };
        return settled == known ? known : settled with { ObservedAt = seen.ObservedAt };
    }

    private static DateTimeOffset? Later(DateTimeOffset? a, DateTimeOffset? b) => a is null || b > a ? b : a;

    private static DateTimeOffset? Steady(DateTimeOffset? known, DateTimeOffset? seen) =>
        known is { } a && seen is { } b && (a - b).Duration() <= Tolerance ? known : seen;
}
