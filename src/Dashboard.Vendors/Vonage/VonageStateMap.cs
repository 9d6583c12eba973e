using System.Collections.Frozen;
using Dashboard.Presence.Model;

namespace Dashboard.Vendors.Vonage;

/// <summary>The meaning of one of Vonage's state names.</summary>
/// <param name="State">The presence state.</param>
/// <param name="Over">Whether the call or leg has ended, although it is still listed.</param>
/// <param name="Parked">Whether the call or leg is parked.</param>
internal readonly record struct VonageMappedState(PresenceState State, bool Over = false, bool Parked = false);

/// <summary>Maps Vonage's state names to the dashboard's values.</summary>
internal static class VonageStateMap
{
    /// <summary>
    /// [S] busy, failed, unanswered, ringing, on-call; held, active and parked are states that a command can set. [F] initializing, disconnected,
    /// ended. An older page uses active for on-call.
    /// </summary>
    public static readonly FrozenDictionary<string, VonageMappedState> States = new Dictionary<string, VonageMappedState>
    {
        ["initializing"] = new(PresenceState.Dialing),
        ["ringing"] = new(PresenceState.Ringing),
        ["on-call"] = new(PresenceState.OnCall),
        ["active"] = new(PresenceState.OnCall),
        ["held"] = new(PresenceState.OnHold),
        ["parked"] = new(PresenceState.OnHold, Parked: true),
        ["busy"] = new(PresenceState.Unknown, Over: true),
        ["failed"] = new(PresenceState.Unknown, Over: true),
        ["unanswered"] = new(PresenceState.Unknown, Over: true),
        ["disconnected"] = new(PresenceState.Unknown, Over: true),
        ["ended"] = new(PresenceState.Unknown, Over: true),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>[S] inbound or outbound; calls between two extensions are recognized by their numbers.</summary>
    public static readonly FrozenDictionary<string, CallDirection> Directions = new Dictionary<string, CallDirection>
    {
        ["inbound"] = CallDirection.Inbound,
        ["outbound"] = CallDirection.Outbound,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>[S]. Vonage has no list of extensions, no presence, no call monitoring and no voicemail transfer.</summary>
    public const Capabilities All = Capabilities.RegistrationExpiry | Capabilities.ActiveCalls | Capabilities.Dial | Capabilities.HangUp
        | Capabilities.HangUpLeg | Capabilities.Hold | Capabilities.Park | Capabilities.BlindTransfer | Capabilities.AttendedTransfer
        | Capabilities.JoinCalls | Capabilities.PickUp;
}
