using Dashboard.Presence.Model;
using Dashboard.Presence.Views;

namespace Dashboard.Web.Text;

/// <summary>The state that a page shows for an extension, a call or a leg, by icon, name and colour. The API returns <see cref="PresenceState"/>.</summary>
public enum ShownState
{
    /// <inheritdoc cref="PresenceState.Unknown"/>
    Unknown,

    /// <inheritdoc cref="PresenceState.Offline"/>
    Offline,

    /// <inheritdoc cref="PresenceState.Idle"/>
    Idle,

    /// <summary>On no call, and set to do not disturb: not available.</summary>
    DoNotDisturb,

    /// <inheritdoc cref="PresenceState.Dialing"/>
    Dialing,

    /// <inheritdoc cref="PresenceState.Ringing"/>
    Ringing,

    /// <inheritdoc cref="PresenceState.OnCall"/>
    OnCall,

    /// <inheritdoc cref="PresenceState.OnHold"/>
    OnHold,

    Parked,
}

/// <summary>Determines the state to show. <c>shown.ts</c> is its twin.</summary>
public static class ShownStates
{
    /// <summary>Returns the shown state of a presence state.</summary>
    /// <param name="state">The presence state.</param>
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

    /// <summary>Returns the shown state of a presence state with do not disturb, which is shown only while there is no call.</summary>
    /// <param name="state">The presence state.</param>
    /// <param name="doNotDisturb">Whether do not disturb is set.</param>
    public static ShownState From(PresenceState state, bool doNotDisturb) =>
        doNotDisturb && state == PresenceState.Idle ? ShownState.DoNotDisturb : From(state);

    /// <summary>Returns the shown state of an extension, regardless of its age.</summary>
    /// <param name="row">The extension.</param>
    public static ShownState From(ExtensionPresence row) => From(row.State, row.DoNotDisturb);

    /// <summary>Returns the shown state of an extension; unknown when the row is too old.</summary>
    /// <param name="row">The extension.</param>
    /// <param name="freshness">The freshness of the row.</param>
    public static ShownState From(ExtensionPresence row, Freshness freshness) =>
        freshness == Freshness.Unknown ? ShownState.Unknown : From(row);

    /// <summary>Returns the shown state of a call; unknown when the row is too old.</summary>
    /// <param name="call">The call.</param>
    /// <param name="freshness">The freshness of the row.</param>
    public static ShownState From(Call call, Freshness freshness) => freshness == Freshness.Unknown ? ShownState.Unknown : From(call);

    /// <summary>Returns the shown state of a call, regardless of its age.</summary>
    /// <param name="call">The call.</param>
    public static ShownState From(Call call) => CallTimes.IsParked(call) ? ShownState.Parked : From(call.State);

    /// <summary>Returns the shown state of a leg.</summary>
    /// <param name="leg">The leg.</param>
    public static ShownState From(CallLeg leg) => leg.Parked ? ShownState.Parked : leg.Held ? ShownState.OnHold : From(leg.State);

    /// <summary>Returns whether do not disturb is shown as a badge beside another state.</summary>
    /// <param name="row">The extension.</param>
    /// <param name="shown">The state shown.</param>
    public static bool IsMarked(ExtensionPresence row, ShownState shown) =>
        row.DoNotDisturb && shown is not (ShownState.DoNotDisturb or ShownState.Unknown);
}
