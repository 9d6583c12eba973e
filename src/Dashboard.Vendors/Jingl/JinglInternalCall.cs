using Dashboard.Presence.Model;

namespace Dashboard.Vendors.Jingl;

/// <summary>One call of the two rows that Jingl gives of an internal call, one for each handset.</summary>
internal static class JinglInternalCall
{
    // The two handsets may differ for a moment: the call is in the state of the one that lags behind.
    private static readonly PresenceState[] Order = [PresenceState.OnHold, PresenceState.Ringing, PresenceState.Dialing, PresenceState.OnCall];

    /// <summary>Joins the two rows.</summary>
    /// <param name="caller">The call as the handset has it that called.</param>
    /// <param name="called">The call as the other has it.</param>
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
