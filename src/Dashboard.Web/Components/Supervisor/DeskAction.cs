using Dashboard.Presence;
using Dashboard.Web.Commands;

namespace Dashboard.Web.Components.Supervisor;

/// <summary>Something that can be done with an extension as it is now.</summary>
/// <param name="Kind">What.</param>
/// <param name="Words">What a button calls it.</param>
/// <param name="Row">With which extension.</param>
/// <param name="Call">With which of its calls; null for dialling.</param>
/// <param name="Leg">With which side of it; null for the whole.</param>
public sealed record DeskAction(CommandKind Kind, string Words, ExtensionPresence Row, Call? Call = null, CallLeg? Leg = null)
{
    /// <summary>The version of the board it was offered by: what changed since refuses it.</summary>
    public long Seen { get; init; }

    /// <summary>Names it on the page: the same for as long as it is the same thing to do.</summary>
    public string Key => $"{Kind}/{Row.Key}/{Call?.Key}/{Leg?.Id}";

    /// <summary>Whether it leads to somebody, who must be said.</summary>
    public bool NeedsTarget => CommandNeeds.Target(Kind);

    /// <summary>Whether it listens in.</summary>
    public bool ListensIn => CommandNeeds.Reason(Kind);

    /// <summary>Whether it ends something.</summary>
    public bool IsEnd => Kind == CommandKind.HangUp;

    /// <summary>What can be done with an extension: what its account offers, and its calls allow as they are.</summary>
    /// <param name="row">The extension.</param>
    /// <param name="moment">What is seen now.</param>
    public static IReadOnlyList<DeskAction> Of(ExtensionPresence row, DeskMoment moment)
    {
        var may = moment.Account(row.Account)?.Capabilities ?? Capabilities.None;
        var all = moment.CallsOf(row).SelectMany(call => OfCall(row, call)).Append(new DeskAction(CommandKind.Dial, "Call…", row));
        return [.. all.Where(a => may.Offers(a.Kind, a.Leg is not null)).Select(a => a with { Seen = moment.View.Version })];
    }

    /// <summary>What it would ask for.</summary>
    /// <param name="seen">The version of the board that was seen.</param>
    /// <param name="target">Whom it leads to; null where there is none.</param>
    /// <param name="reason">Why, for listening in; null when not said.</param>
    public CommandRequest Ask(long seen, string? target, string? reason) => new()
    {
        Id = Guid.NewGuid(), Kind = Kind, Account = Row.Account, Extension = Row.Number, Call = Call?.Key, Leg = Leg?.Id,
        Target = NeedsTarget ? target : null, SeenVersion = seen, Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
    };

    private static IEnumerable<DeskAction> OfCall(ExtensionPresence row, Call call)
    {
        var own = call.Legs.Where(l => l.Extension == row.Key).ToList();
        if (own.Exists(l => l.Parked))
        {
            return [new(CommandKind.Retrieve, "Retrieve", row, call), new(CommandKind.HangUp, "Hang up", row, call)];
        }

        if (call.State == PresenceState.Ringing)
        {
            return
            [
                new(CommandKind.PickUp, "Answer", row, call), new(CommandKind.BlindTransfer, "Transfer…", row, call),
                new(CommandKind.TransferToVoicemail, "To voicemail", row, call), new(CommandKind.HangUp, "Hang up", row, call),
            ];
        }

        var isHeld = call.State == PresenceState.OnHold || own.Exists(l => l.Held);
        return
        [
            isHeld ? new(CommandKind.Resume, "Resume", row, call) : new(CommandKind.Hold, "Hold", row, call),
            new(CommandKind.BlindTransfer, "Transfer…", row, call), new(CommandKind.Park, "Park", row, call), new(CommandKind.TransferToVoicemail, "To voicemail", row, call),
            new(CommandKind.Monitor, "Listen…", row, call), new(CommandKind.Coach, "Coach…", row, call), new(CommandKind.Barge, "Join…", row, call),
            new(CommandKind.StartRecording, "Record", row, call), new(CommandKind.StopRecording, "Stop recording", row, call), new(CommandKind.HangUp, "Hang up", row, call),
        ];
    }
}
