using Dashboard.Presence.Model;
using Dashboard.Presence.Views;

namespace Dashboard.Web.Text;

/// <summary>The state that a page shows of an extension, a call or a leg, by sign, word and colour. Programs read <see cref="PresenceState"/>.</summary>
public enum ShownState
{
    /// <inheritdoc cref="PresenceState.Unknown"/>
    Unknown,

    /// <inheritdoc cref="PresenceState.Offline"/>
    Offline,

    /// <inheritdoc cref="PresenceState.Idle"/>
    Idle,

    /// <summary>On no call, and set to do not disturb: not free.</summary>
    DoNotDisturb,

    /// <inheritdoc cref="PresenceState.Dialing"/>
    Dialing,

    /// <inheritdoc cref="PresenceState.Ringing"/>
    Ringing,

    /// <inheritdoc cref="PresenceState.OnCall"/>
    OnCall,

    /// <inheritdoc cref="PresenceState.OnHold"/>
    OnHold,

    /// <summary>A call that is parked.</summary>
    Parked,
}

/// <summary>Which state is shown of what. The script decides the same (<c>shown.ts</c>).</summary>
public static class ShownStates
{
    /// <summary>The state shown of a state alone.</summary>
    /// <param name="state">The state.</param>
    public static ShownState From(PresenceState state) => state switch
    {
        PresenceState.Offline => ShownState.Offline,
        PresenceState.Idle => ShownState.Idle,
        PresenceState.Dialing => ShownState.Dialing,
        PresenceState.Ringing => ShownState.Ringing,
        PresenceState.OnCall => ShownState.OnCall,
        PresenceState.OnHold => ShownState.OnHold,
        _ => ShownState.Unknown,
    };

    /// <summary>The state shown of a state with or without do not disturb: only who is on no call is shown as that.</summary>
    /// <param name="state">The state.</param>
    /// <param name="doNotDisturb">Whether do not disturb is set.</param>
    public static ShownState From(PresenceState state, bool doNotDisturb) =>
        doNotDisturb && state == PresenceState.Idle ? ShownState.DoNotDisturb : From(state);

    /// <summary>The state shown of an extension, whatever its age.</summary>
    /// <param name="row">The extension.</param>
    public static ShownState From(ExtensionPresence row) => From(row.State, row.DoNotDisturb);

    /// <summary>The state shown of an extension: unknown once the row is too old.</summary>
    /// <param name="row">The extension.</param>
    /// <param name="freshness">How fresh it is.</param>
    public static ShownState From(ExtensionPresence row, Freshness freshness) =>
        freshness == Freshness.Unknown ? ShownState.Unknown : From(row);

    /// <summary>The state shown of a call: unknown once the row is too old.</summary>
    /// <param name="call">The call.</param>
    /// <param name="freshness">How fresh it is.</param>
    public static ShownState From(Call call, Freshness freshness) => freshness == Freshness.Unknown ? ShownState.Unknown : From(call);

    /// <summary>The state shown of a call, whatever its age.</summary>
    /// <param name="call">The call.</param>
    public static ShownState From(Call call) => CallTimes.IsParked(call) ? ShownState.Parked : From(call.State);

    /// <summary>The state shown of a leg.</summary>
    /// <param name="leg">The leg.</param>
    public static ShownState From(CallLeg leg) => leg.Parked ? ShownState.Parked : leg.Held ? ShownState.OnHold : From(leg.State);

    /// <summary>Whether do not disturb is shown as a mark beside another state.</summary>
    /// <param name="row">The extension.</param>
    /// <param name="shown">The state shown.</param>
    public static bool IsMarked(ExtensionPresence row, ShownState shown) =>
        row.DoNotDisturb && shown is not (ShownState.DoNotDisturb or ShownState.Unknown);
}
