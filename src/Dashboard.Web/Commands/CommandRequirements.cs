using Dashboard.Presence.Commands;

namespace Dashboard.Web.Commands;

/// <summary>What each kind of command takes.</summary>
public static class CommandRequirements
{
    /// <summary>Whether it leads to somebody.</summary>
    /// <param name="kind">The kind.</param>
    public static bool Target(CommandKind kind) => kind is CommandKind.Dial or CommandKind.BlindTransfer or CommandKind.AttendedTransfer || Reason(kind);

    /// <summary>Whether it listens in: a reason may be asked for.</summary>
    /// <param name="kind">The kind.</param>
    public static bool Reason(CommandKind kind) => kind is CommandKind.Monitor or CommandKind.Coach or CommandKind.Barge;

    /// <summary>What the audit log calls it.</summary>
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
