using Dashboard.Presence.Model;

namespace Dashboard.Presence.Commands;

/// <summary>What an account must offer for a command: the one place where the two lists meet.</summary>
public static class CommandCapability
{
    /// <summary>The capability that a command takes.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="ofOneLeg">Whether it is about one leg of the call and not the whole.</param>
    /// <returns>Null for a kind that this program does not know.</returns>
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

    /// <summary>Whether an account offers a command.</summary>
    /// <param name="offered">What it offers.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="ofOneLeg">Whether it is about one leg of the call and not the whole.</param>
    public static bool Offers(this Capabilities offered, CommandKind kind, bool ofOneLeg = false) =>
        GetRequired(kind, ofOneLeg) is { } needed && offered.HasFlag(needed);
}
