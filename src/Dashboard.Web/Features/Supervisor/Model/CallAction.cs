using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Web.Commands;
using Dashboard.Web.Features.Supervisor.Transfers;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.Model;

/// <summary>Something that can be done with an extension as it is now.</summary>
/// <param name="Kind">What.</param>
/// <param name="Title">What a button calls it.</param>
/// <param name="Row">With which extension.</param>
/// <param name="Call">With which of its calls; null for dialling.</param>
/// <param name="Leg">With which side of it; null for the whole.</param>
public sealed record CallAction(CommandKind Kind, string Title, ExtensionPresence Row, Call? Call = null, CallLeg? Leg = null)
{
    /// <summary>The second call, where two are joined or one is ended for the other; null otherwise.</summary>
    public Call? Other { get; init; }

    /// <summary>Whom it leads to, where that is known already; null otherwise.</summary>
    public string? Target { get; init; }

    /// <summary>Whether it is one command, or begins or ends what takes several.</summary>
    public CallActionStep Step { get; init; }

    /// <summary>The version of the board it was offered by: what changed since refuses it. Null for the one that was drawn last.</summary>
    public long? SeenVersion { get; init; }

    /// <summary>Names it on the page: the same for as long as it is the same thing to do.</summary>
    public string Key => $"{Kind}/{Row.Key}/{Call?.Key}/{Leg?.Id}{(Step == CallActionStep.One ? "" : $"/{Step}")}{(Other is null ? "" : $"/{Other.Key}")}{(Target is null ? "" : $"/{Target}")}";

    /// <summary>Whether it leads to somebody, who must be said.</summary>
    public bool NeedsTarget => CommandRequirements.Target(Kind) && Other is null && Target is null;

    /// <summary>Whether it listens in.</summary>
    public bool ListensIn => CommandRequirements.Reason(Kind);

    /// <summary>Whether it ends something.</summary>
    public bool IsEnd => Kind == CommandKind.HangUp;

    /// <summary>What can be done with an extension: what its account offers, and its calls allow as they are.</summary>
    /// <param name="row">The extension.</param>
    /// <param name="snapshot">What is seen now.</param>
    public static IReadOnlyList<CallAction> GetAvailable(ExtensionPresence row, SupervisorSnapshot snapshot)
    {
        var may = snapshot.Account(row.Account)?.Capabilities ?? Capabilities.None;
        var pairs = ConsultationPair.Find(row, snapshot);
        var all = snapshot.CallsOf(row).SelectMany(call => OfCall(row, call, may)).Append(new CallAction(CommandKind.Dial, $"Dial from {InlineText.Isolate(ExtensionFormatter.Name(row))}'s phone…", row)).Where(a => may.Offers(a.Kind, a.Leg is not null));

        // Who has asked already goes on with that, and asks nobody else meanwhile.
        return [.. pairs.SelectMany(p => p.Actions).Concat(all.Where(a => a.Kind != CommandKind.AttendedTransfer || (pairs.Count == 0 && (a.Step == CallActionStep.One || may.HasFlag(Capabilities.Dial))))).Select(a => a with { SeenVersion = snapshot.View.Version })];
    }

    /// <summary>What it would ask for.</summary>
    /// <param name="seen">The version of the board that was seen.</param>
    /// <param name="target">Whom it leads to; null where there is none.</param>
    /// <param name="reason">Why, for listening in; null when not said.</param>
    public CommandRequest CreateRequest(long seen, string? target, string? reason) => new()
    {
        Id = Guid.NewGuid(), Kind = Kind, Account = Row.Account, Extension = Row.Number, Call = Call?.Key, Leg = Leg?.Id,
        Other = Step == CallActionStep.One ? Other?.Key : null, Target = Target ?? (NeedsTarget ? target : null), SeenVersion = seen, Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
    };

    /// <summary>What can be done with one side of a call; null when that side cannot be hung up by itself.</summary>
    /// <param name="row">An extension on the call.</param>
    /// <param name="call">The call.</param>
    /// <param name="leg">The side.</param>
    /// <param name="snapshot">What is seen now.</param>
    public static CallAction? HangUpOf(ExtensionPresence? row, Call call, CallLeg leg, SupervisorSnapshot snapshot) =>
        row is not null && snapshot.Account(call.Account)?.Capabilities.Offers(CommandKind.HangUp, ofOneLeg: true) == true ? new(CommandKind.HangUp, "Hang up", row, call, leg) : null;

    private static IEnumerable<CallAction> OfCall(ExtensionPresence row, Call call, Capabilities may)
    {
        var own = call.Legs.Where(l => l.Extension == row.Key).ToList();
        if (CallTimes.IsParked(call))
        {
            return [new(CommandKind.Retrieve, "Retrieve", row, call), new(CommandKind.HangUp, "Hang up", row, call)];
        }

        // Who calls cannot answer, nor give away what nobody has taken yet.
        if (own.Count > 0 && own.TrueForAll(l => l.State == PresenceState.Dialing))
        {
            return [new(CommandKind.HangUp, "Hang up", row, call)];
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
            new(CommandKind.BlindTransfer, "Transfer…", row, call), ConsultFirst(row, call, may), new(CommandKind.Park, "Park", row, call), new(CommandKind.TransferToVoicemail, "To voicemail", row, call),
            new(CommandKind.Monitor, "Listen…", row, call), new(CommandKind.Coach, "Coach…", row, call), new(CommandKind.Barge, "Join…", row, call),
            new(CommandKind.StartRecording, "Record", row, call), new(CommandKind.StopRecording, "Stop recording", row, call), new(CommandKind.HangUp, "Hang up", row, call),
        ];
    }

    // Where two calls are joined the second must be made first; else the phone system does it all by itself.
    private static CallAction ConsultFirst(ExtensionPresence row, Call call, Capabilities may) =>
        new(CommandKind.AttendedTransfer, "Ask first…", row, call) { Step = may.HasFlag(Capabilities.JoinCalls) ? CallActionStep.Consult : CallActionStep.One };
}
