using Dashboard.Presence.Model;

namespace Dashboard.Web.Text;

/// <summary>Display names of states, account health and directions. <c>texts.ts</c> is its twin.</summary>
public static class StateNames
{
    /// <summary>The display name of do not disturb beside another state.</summary>
    public static string DoNotDisturb => "do not disturb";

    /// <summary>The display name of a second call that rings at a busy extension.</summary>
    public static string CallWaiting => "a call waiting";

    /// <summary>The display name of a state.</summary>
    /// <param name="state">The state.</param>
    public static string Get(ShownState state) => state switch
    {
        ShownState.Idle => "Free",
        ShownState.DoNotDisturb => "Do not disturb",
        ShownState.Offline => "Offline",
        ShownState.Dialing => "Dialling",
        ShownState.Ringing => "Ringing",
        ShownState.OnCall => "On a call",
        ShownState.OnHold => "On hold",
        ShownState.Parked => "Parked",
        _ => "Unknown",
    };

    /// <inheritdoc cref="Get(ShownState)"/>
    public static string Get(PresenceState state) => Get(ShownStates.From(state));

    /// <summary>The display name of an account's health.</summary>
    /// <param name="health">The health.</param>
    public static string Get(AccountHealth health) => health switch
    {
        AccountHealth.Ok => "OK",
        AccountHealth.AuthRejected => "Sign-in refused",
        _ => health.ToString(),
    };

    /// <summary>The display name of a direction; empty when it is unknown.</summary>
    /// <param name="direction">The direction.</param>
    public static string Get(CallDirection direction) => direction == CallDirection.Unknown ? "" : direction.ToString();
}
