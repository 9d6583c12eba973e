using Dashboard.Presence.Commands;

namespace Dashboard.Web.Commands;

/// <summary>The required fields of each kind of command.</summary>
public static class CommandRequirements
{
    /// <summary>Whether the command requires a destination.</summary>
    /// <param name="kind">The kind.</param>
    public static bool RequiresTarget(CommandKind kind) => kind is CommandKind.Dial or CommandKind.BlindTransfer or CommandKind.AttendedTransfer || IsMonitoring(kind);

    /// <summary>Whether the command starts call monitoring, for which a reason may be required.</summary>
    /// <param name="kind">The kind.</param>
    public static bool IsMonitoring(CommandKind kind) => kind is CommandKind.Monitor or CommandKind.Coach or CommandKind.Barge;

    /// <summary>Returns the display name of the command.</summary>
    /// <param name="kind">The kind.</param>
    public static string GetName(CommandKind kind) => kind switch
    {
        CommandKind.Dial => CommandTexts.Dial,
        CommandKind.HangUp => CommandTexts.HangUp,
        CommandKind.Hold => CommandTexts.Hold,
        CommandKind.Resume => CommandTexts.Resume,
        CommandKind.Park => CommandTexts.Park,
        CommandKind.Retrieve => CommandTexts.Retrieve,
        CommandKind.BlindTransfer => CommandTexts.Transfer,
        CommandKind.AttendedTransfer => CommandTexts.AttendedTransfer,
        CommandKind.TransferToVoicemail => CommandTexts.TransferToVoicemail,
        CommandKind.PickUp => CommandTexts.PickUp,
        CommandKind.Monitor => CommandTexts.Monitor,
        CommandKind.Coach => CommandTexts.Coach,
        CommandKind.Barge => CommandTexts.Barge,
        CommandKind.StartRecording => CommandTexts.StartRecording,
        _ => CommandTexts.StopRecording,
    };

    /// <summary>Returns the name of the command in the audit log.</summary>
    /// <param name="kind">The kind.</param>
    public static string Describe(CommandKind kind) => kind switch
    {
        CommandKind.Dial => "dial",
        CommandKind.HangUp => "hang up",
        CommandKind.Hold => "hold",
        CommandKind.Resume => "resume",
        CommandKind.Park => "park",
        CommandKind.Retrieve => "retrieve",
        CommandKind.BlindTransfer => "transfer",
        CommandKind.AttendedTransfer => "attended transfer",
        CommandKind.TransferToVoicemail => "transfer to voicemail",
        CommandKind.PickUp => "pick up",
        CommandKind.Monitor => "monitor",
        CommandKind.Coach => "coach",
        CommandKind.Barge => "barge",
        CommandKind.StartRecording => "start recording",
        _ => "stop recording",
    };
}
