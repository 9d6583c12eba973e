using System.Collections.Immutable;
using Dashboard.Presence.Model;

namespace Dashboard.Presence.Store;

/// <summary>
/// Decides whether an observed entity differs from the known one. A time that a vendor reports as a duration varies with the response time.
/// Times within <see cref="Tolerance"/> count as equal, and the earlier known value is kept.
/// </summary>
internal static class EntityComparer
{
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);

    private const int FewLegs = 8;

    /// <summary>Returns the entity to store: <paramref name="known"/> itself when nothing changed.</summary>
    /// <param name="known">The stored entity.</param>
    /// <param name="seen">The entity as observed now.</param>
    /// <param name="confirmed">When the stored state was last confirmed by a poll.</param>
    public static ExtensionPresence Settle(ExtensionPresence known, ExtensionPresence seen, DateTimeOffset confirmed)
    {
        // A transferred call keeps its start time, but the phone that rings with it was idle at the previous poll. A state therefore
        // cannot begin before the last poll that showed another state, and its start cannot move back while the state lasts.
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
            && known.Origin == seen.Origin
            && known.IsUncertain == seen.IsUncertain;
        return same ? known : seen.Since == since ? seen : seen with { Since = since };
    }

    /// <summary>Returns the entity to store: <paramref name="known"/> itself when nothing changed.</summary>
    public static Registration Settle(Registration known, Registration seen)
    {
        var settled = seen with
        {
            ExpiresAt = Steady(known.ExpiresAt, seen.ExpiresAt),
            LastSuccessAt = Steady(known.LastSuccessAt, seen.LastSuccessAt),
            Losses = known.Registered && !seen.Registered ? known.Losses.Add(seen.ObservedAt) : known.Losses,
            ObservedAt = known.ObservedAt,
        };
        return settled == known ? known : settled with { ObservedAt = seen.ObservedAt };
    }

    /// <inheritdoc cref="Settle(Registration, Registration)"/>
    public static Call Settle(Call known, Call seen)
    {
        var settled = seen with
        {
            StartedAt = Steady(known.StartedAt, seen.StartedAt),
            AnsweredAt = Steady(known.AnsweredAt, seen.AnsweredAt),
            StateSince = CallTimes.GetNextStateStart(known, seen),
            Legs = Settle(known.Legs, seen.Legs),
            ObservedAt = known.ObservedAt,
        };
        return settled == known ? known : settled with { ObservedAt = seen.ObservedAt };
    }

    /// <summary>Whether a changed call differs only in its times: the parties, directions and states are equal.</summary>
    /// <param name="before">The stored call before the change.</param>
    /// <param name="after">The stored call after the change.</param>
    public static bool IsStill(Call before, Call after) =>
        before with { StartedAt = after.StartedAt, AnsweredAt = after.AnsweredAt, StateSince = after.StateSince, ObservedAt = after.ObservedAt, LastListedAt = after.LastListedAt, Legs = after.Legs } == after
        && before.Legs.Length == after.Legs.Length
        && before.Legs.Zip(after.Legs).All(pair => pair.First with { StartedAt = pair.Second.StartedAt } == pair.Second);

    private static ImmutableArray<CallLeg> Settle(ImmutableArray<CallLeg> known, ImmutableArray<CallLeg> seen)
    {
        // A call may have any number of legs. Comparing each leg with all others would take quadratic time.
        var byId = known.Length > FewLegs ? known.DistinctBy(l => l.Id).ToDictionary(l => l.Id) : null;
        var legs = ImmutableArray.CreateBuilder<CallLeg>(seen.Length);
        foreach (var leg in seen)
        {
            var before = byId is null ? known.FirstOrDefault(l => l.Id == leg.Id) : byId.GetValueOrDefault(leg.Id);
            var startedAt = before is null ? leg.StartedAt : Steady(before.StartedAt, leg.StartedAt);
            legs.Add(startedAt == leg.StartedAt ? leg : leg with { StartedAt = startedAt });
        }

        var settled = legs.MoveToImmutable();
        return settled.SequenceEqual(known) ? known : settled;
    }

    private static DateTimeOffset? Later(DateTimeOffset? a, DateTimeOffset? b) => a is null || b > a ? b : a;

    private static DateTimeOffset? Steady(DateTimeOffset? known, DateTimeOffset? seen) =>
        known is { } a && seen is { } b && (a - b).Duration() <= Tolerance ? known : seen;
}
