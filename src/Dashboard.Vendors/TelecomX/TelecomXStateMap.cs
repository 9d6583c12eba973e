using System.Collections.Frozen;
using Dashboard.Presence.Model;

namespace Dashboard.Vendors.TelecomX;

/// <summary>
/// Telecom X's words in ours. Its pages say that employees come with presence and extension state [D] and name none of
/// the words: this table is inference [G], and <c>TelecomX:States:{word}</c> of an account adds to it or overrules it.
/// </summary>
internal static class TelecomXStateMap
{
    /// <summary>All it offers [D]; who may not list calls loses <see cref="Capabilities.ActiveCalls"/>.</summary>
    public const Capabilities All = Capabilities.BulkPresence | Capabilities.RegistrationExpiry | Capabilities.ActiveCalls
        | Capabilities.Dial | Capabilities.HangUp | Capabilities.Hold
        | Capabilities.BlindTransfer | Capabilities.AttendedTransfer | Capabilities.JoinCalls | Capabilities.PickUp;

    /// <summary>Words a person chooses that say nothing of the phone but this.</summary>
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
