using System.Collections.Frozen;
using Dashboard.Presence.Model;

namespace Dashboard.Vendors.TelecomX;

/// <summary>Maps Telecom X's state names to the dashboard's values.</summary>
/// <remarks>
/// The documents state that employees come with presence and extension state [D], but list no state names. This table is inferred [G], and
/// <c>TelecomX:States:{word}</c> of an account extends or overrides it.
/// </remarks>
internal static class TelecomXStateMap
{
    /// <summary>All capabilities [D]; a login that may not list calls lacks <see cref="Capabilities.ActiveCalls"/>.</summary>
    public const Capabilities All = Capabilities.BulkPresence | Capabilities.RegistrationExpiry | Capabilities.ActiveCalls
        | Capabilities.Dial | Capabilities.HangUp | Capabilities.Hold
        | Capabilities.BlindTransfer | Capabilities.AttendedTransfer | Capabilities.JoinCalls | Capabilities.PickUp;

    /// <summary>Chosen presence values that mean "do not disturb" and do not describe the phone's state.</summary>
    public static readonly FrozenSet<string> DoNotDisturb =
        new[] { "DND", "DO_NOT_DISTURB", "DONOTDISTURB" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, PresenceState> States = new()
    {
        ["IDLE"] = PresenceState.Idle,
        ["FREE"] = PresenceState.Idle,
        ["AVAILABLE"] = PresenceState.Idle,
        ["DIALING"] = PresenceState.Dialing,
        ["CALLING"] = PresenceState.Dialing,
        ["RINGING"] = PresenceState.Ringing,
        ["BUSY"] = PresenceState.OnCall,
        ["TALKING"] = PresenceState.OnCall,
        ["ANSWERED"] = PresenceState.OnCall,
        ["UP"] = PresenceState.OnCall,
        ["INUSE"] = PresenceState.OnCall,
        ["IN_USE"] = PresenceState.OnCall,
        ["INCALL"] = PresenceState.OnCall,
        ["IN_CALL"] = PresenceState.OnCall,
        ["ONCALL"] = PresenceState.OnCall,
        ["ON_CALL"] = PresenceState.OnCall,
        ["HOLD"] = PresenceState.OnHold,
        ["ONHOLD"] = PresenceState.OnHold,
        ["ON_HOLD"] = PresenceState.OnHold,
        ["OFFLINE"] = PresenceState.Offline,
        ["UNAVAILABLE"] = PresenceState.Offline,
        ["UNREGISTERED"] = PresenceState.Offline,
        ["UNKNOWN"] = PresenceState.Unknown,
    };

    public static FrozenDictionary<string, PresenceState> StatesWith(IEnumerable<KeyValuePair<string, PresenceState>> configured)
    {
        var all = new Dictionary<string, PresenceState>(States, StringComparer.OrdinalIgnoreCase);
        foreach (var (word, state) in configured)
        {
            all[word] = state;
        }

        return all.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
