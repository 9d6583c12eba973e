using Dashboard.Presence.Model;

namespace Dashboard.Presence.Commands;

/// <summary>Maps each kind of command to the capability that an account needs for it.</summary>
public static class CommandCapability
{
    /// <summary>Returns the capability that a kind of command requires.</summary>
    /// <param name="kind">The kind of command.</param>
    /// <param name="ofOneLeg">Whether the command acts on one leg instead of the whole call.</param>
    /// <returns>Null for an unknown kind.</returns>
    public static Capabilities? GetRequired(CommandKind kind, bool ofOneLeg = false) => kind switch
    {
        CommandKind.Dial => Capabilities.Dial,
        CommandKind.HangUp => ofOneLeg ? Capabilities.HangUpLeg : Capabilities.HangUp,
        CommandKind.Hold or CommandKind.Resume => Capabilities.Hold,
        CommandKind.Park or CommandKind.Retrieve => Capabilities.Park,
        CommandKind.BlindTransfer => Capabilities.BlindTransfer,
        CommandKind.AttendedTransfer => Capabilities.AttendedTransfer,
        CommandKind.TransferToVoicemail => Capabilities.TransferToVoicemail,
        CommandKind.PickUp => Capabilities.PickUp,
        CommandKind.Monitor => Capabilities.Monitor,
        CommandKind.Coach => Capabilities.Coach,
        CommandKind.Barge => Capabilities.Barge,
        CommandKind.StartRecording or CommandKind.StopRecording => Capabilities.Record,
        _ => null,
    };

    /// <summary>Whether an account offers a kind of command.</summary>
    /// <param name="offered">The account's capabilities.</param>
    /// <param name="kind">The kind of command.</param>
    /// <param name="ofOneLeg">Whether the command acts on one leg instead of the whole call.</param>
    public static bool Offers(this Capabilities offered, CommandKind kind, bool ofOneLeg = false) =>
        GetRequired(kind, ofOneLeg) is { } needed && offered.HasFlag(needed);
}
