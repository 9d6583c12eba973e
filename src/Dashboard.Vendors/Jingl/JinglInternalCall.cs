using Dashboard.Presence.Model;

namespace Dashboard.Vendors.Jingl;

/// <summary>Joins the two handset states of an internal call, which Jingl reports separately, into one call.</summary>
internal static class JinglInternalCall
{
    // The two handsets may differ between polls: the call gets the state of the one that lags behind.
    private static readonly PresenceState[] Order = [PresenceState.OnHold, PresenceState.Ringing, PresenceState.Dialing, PresenceState.OnCall];

    /// <summary>Joins the two one-legged calls into one with two legs.</summary>
    /// <param name="caller">The call of the calling handset.</param>
    /// <param name="called">The call of the called handset.</param>
    public static Call Join(Call caller, Call called) =>
        caller with
        {
            State = Order.First(state => caller.State == state || called.State == state),
            Direction = CallDirection.Internal,
            From = caller.Legs[0].Party,
            To = called.Legs[0].Party,
            StartedAt = Earlier(caller.StartedAt, called.StartedAt),
            AnsweredAt = Earlier(caller.AnsweredAt, called.AnsweredAt),
            Legs = [.. caller.Legs, .. called.Legs],
            ObservedAt = caller.ObservedAt > called.ObservedAt ? caller.ObservedAt : called.ObservedAt,
        };

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b : a;
}
