using System.Collections.Frozen;
using Dashboard.Presence.Model;

namespace Dashboard.Vendors.Jingl;

/// <summary>Maps Jingl's state names to the dashboard's values. [S]: the page of GET /api/handsetstatus.</summary>
internal static class JinglStateMap
{
    public static readonly FrozenDictionary<string, PresenceState> States = new Dictionary<string, PresenceState>
    {
        ["Idle"] = PresenceState.Idle,
        ["OnCall"] = PresenceState.OnCall,
        ["Ringing"] = PresenceState.Ringing,
        ["Calling"] = PresenceState.Dialing,
        ["OnHold"] = PresenceState.OnHold,
        ["Unavailable"] = PresenceState.Offline,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static readonly FrozenDictionary<string, CallDirection> Directions = new Dictionary<string, CallDirection>
    {
        ["Unknown"] = CallDirection.Unknown,
        ["Inbound"] = CallDirection.Inbound,
        ["Outbound"] = CallDirection.Outbound,
        ["Internal"] = CallDirection.Internal,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The capabilities with the list of all handsets; the API has no hang-up, hold, park or pick-up [S].</summary>
    public const Capabilities WithList = WithoutList | Capabilities.BulkPresence;

    public const Capabilities WithoutList = Capabilities.ActiveCalls | Capabilities.Dial
        | Capabilities.BlindTransfer | Capabilities.AttendedTransfer
        | Capabilities.Monitor | Capabilities.Coach | Capabilities.Barge | Capabilities.KeypadSwitch;
}
