using Dashboard.Presence;

namespace Dashboard.Web.Commands;

/// <summary>What each kind of command takes.</summary>
public static class CommandNeeds
{
    /// <summary>The capability that an account must have for it.</summary>
    /// <param name="request">What is asked.</param>
    public static Capabilities Capability(CommandRequest request) =>
        request is { Kind: CommandKind.HangUp, Leg: not null } ? Capabilities.HangUpLeg : Capability(request.Kind);

    /// <summary>The capability that an account must have for a kind.</summary>
    /// <param name="kind">The kind.</param>
    public static Capabilities Capability(CommandKind kind) => kind switch
    {
        CommandKind.Dial => Capabilities.Dial,
        CommandKind.HangUp => Capabilities.HangUp,
        CommandKind.Hold or CommandKind.Resume => Capabilities.Hold,
        CommandKind.Park or CommandKind.Retrieve => Capabilities.Park,
        CommandKind.BlindTransfer => Capabilities.BlindTransfer,
        CommandKind.AttendedTransfer => Capabilities.AttendedTransfer,
        CommandKind.TransferToVoicemail => Capabilities.TransferToVoicemail,
        CommandKind.PickUp => Capabilities.PickUp,
        CommandKind.Monitor => Capabilities.Monitor,
        CommandKind.Coach => Capabilities.Coach,
        CommandKind.Barge => Capabilities.Barge,
        _ => Capabilities.Record,
    };

    /// <summary>Whether it leads to somebody.</summary>
    /// <param name="kind">The kind.</param>
    public static bool Target(CommandKind kind) => kind is CommandKind.Dial or CommandKind.BlindTransfer or CommandKind.AttendedTransfer || Reason(kind);

    /// <summary>Whether it listens in: a reason may be asked for.</summary>
    /// <param name="kind">The kind.</param>
    public static bool Reason(CommandKind kind) => kind is CommandKind.Monitor or CommandKind.Coach or CommandKind.Barge;

    /// <summary>What the audit log calls it.</summary>
    /// <param name="kind">The kind.</param>
    public static string Words(CommandKind kind) => kind switch
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
