using System.Collections.Frozen;
using Dashboard.Presence.Model;

namespace Dashboard.Vendors.Vonage;

/// <summary>A word of Vonage's in ours.</summary>
/// <param name="State">What it is doing.</param>
/// <param name="Over">Whether the call or leg is over, though it is still listed.</param>
/// <param name="Parked">Whether it is parked.</param>
internal readonly record struct VonageMappedState(PresenceState State, bool Over = false, bool Parked = false);

/// <summary>Vonage's words in ours.</summary>
internal static class VonageStateMap
{
    /// <summary>
    /// [S] busy, failed, unanswered, ringing, on-call; held, active and parked are what a leg or call is put into.
    /// [F] initializing, disconnected, ended. An older page says active for on-call.
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

    /// <summary>[S] inbound or outbound; calls between two extensions are told by their numbers.</summary>
    public static readonly FrozenDictionary<string, CallDirection> Directions = new Dictionary<string, CallDirection>
    {
        ["inbound"] = CallDirection.Inbound,
        ["outbound"] = CallDirection.Outbound,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>[S]. It lists no extensions and no presence, cannot listen in, and knows no mailboxes.</summary>
    public const Capabilities All = Capabilities.RegistrationExpiry | Capabilities.ActiveCalls | Capabilities.Dial | Capabilities.HangUp
        | Capabilities.HangUpLeg | Capabilities.Hold | Capabilities.Park | Capabilities.BlindTransfer | Capabilities.AttendedTransfer
        | Capabilities.JoinCalls | Capabilities.PickUp;
}
