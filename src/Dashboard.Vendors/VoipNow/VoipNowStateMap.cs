using System.Collections.Frozen;
using Dashboard.Presence.Model;

namespace Dashboard.Vendors.VoipNow;

/// <summary>Maps VoipNow's state codes, all of them numbers, to the dashboard's values.</summary>
internal static class VoipNowStateMap
{
    /// <summary>[D] Presence resource: unknown, online, ringing, busy.</summary>
    public static readonly FrozenDictionary<string, PresenceState> States = new Dictionary<string, PresenceState>
    {
        ["0"] = PresenceState.Unknown,
        ["1"] = PresenceState.Idle,
        ["2"] = PresenceState.Ringing,
        ["3"] = PresenceState.OnCall,
    }.ToFrozenDictionary();

    /// <summary>[D] Presence resource, registration codes: unknown, registered, none necessary, not registered, expired.</summary>
    public static readonly FrozenDictionary<string, bool?> Registered = new Dictionary<string, bool?>
    {
        ["0"] = null,
        ["1"] = true,
        ["2"] = true,
        ["-1"] = false,
        ["-2"] = false,
    }.ToFrozenDictionary();

    /// <summary>[D] The only code of a registration with an expiry.</summary>
    public const string RegisteredUntil = "1";

    /// <summary>[D] PhoneCallView: unknown, off hook, trying, ringing, the other side is ringing, on call.</summary>
    public static readonly FrozenDictionary<string, PresenceState> ViewStates = new Dictionary<string, PresenceState>
    {
        ["0"] = PresenceState.Unknown,
        ["1"] = PresenceState.Dialing,
        ["2"] = PresenceState.Dialing,
        ["3"] = PresenceState.Ringing,
        ["4"] = PresenceState.Dialing,
        ["5"] = PresenceState.OnCall,
    }.ToFrozenDictionary();

    /// <summary>[D] PhoneCallView: local, outgoing public, incoming public.</summary>
    public static readonly FrozenDictionary<string, CallDirection> Flows = new Dictionary<string, CallDirection>
    {
        ["2"] = CallDirection.Internal,
        ["4"] = CallDirection.Outbound,
        ["8"] = CallDirection.Inbound,
    }.ToFrozenDictionary();

    /// <summary>[S] presence and registrations; [D] calls and the actions of PUT /phoneCalls.</summary>
    public const Capabilities All = Capabilities.BulkPresence | Capabilities.RegistrationExpiry | Capabilities.ActiveCalls
        | Capabilities.Dial | Capabilities.HangUp | Capabilities.Hold | Capabilities.Park | Capabilities.BlindTransfer
        | Capabilities.TransferToVoicemail | Capabilities.Monitor | Capabilities.Coach | Capabilities.Barge
        | Capabilities.PickUp | Capabilities.Record;
}
