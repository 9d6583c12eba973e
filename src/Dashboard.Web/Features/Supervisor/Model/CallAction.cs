using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Web.Commands;
using Dashboard.Web.Features.Supervisor.Transfers;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.Model;

/// <summary>An action that is available for an extension in its current state.</summary>
/// <param name="Kind">The kind of command.</param>
/// <param name="Title">The label of the button.</param>
/// <param name="Row">The extension.</param>
/// <param name="Call">The call to act on; null for dialling.</param>
/// <param name="Leg">The leg to act on; null for the whole call.</param>
public sealed record CallAction(CommandKind Kind, string Title, ExtensionPresence Row, Call? Call = null, CallLeg? Leg = null)
{
    /// <summary>The second call of an attended transfer, or the held call to return to; null otherwise.</summary>
    public Call? Other { get; init; }

    /// <summary>The target's number if it is fixed; null otherwise.</summary>
    public string? Target { get; init; }

    /// <summary>Whether the action is a single command, or a step of an attended transfer.</summary>
    public CallActionStep Step { get; init; }

    /// <summary>The version of the board on which the action was offered. Later changes cause a conflict. Null for the last rendered version.</summary>
    public long? SeenVersion { get; init; }

    /// <summary>The key of the action on the page. Equal actions in different snapshots have the same key.</summary>
    public string Key => $"{Kind}/{Row.Key}/{Call?.Key}/{Leg?.Id}{(Step == CallActionStep.One ? "" : $"/{Step}")}{(Other is null ? "" : $"/{Other.Key}")}{(Target is null ? "" : $"/{Target}")}";

    /// <summary>Whether the user must enter a target.</summary>
    public bool NeedsTarget => CommandRequirements.RequiresTarget(Kind) && Other is null && Target is null;

    /// <summary>Whether the action starts call monitoring.</summary>
    public bool ListensIn => CommandRequirements.IsMonitoring(Kind);

    /// <summary>Whether the action hangs up.</summary>
    public bool IsEnd => Kind == CommandKind.HangUp;

    /// <summary>Returns the actions available for an extension: those that its account offers and the state of its calls permits.</summary>
    /// <param name="row">The extension.</param>
    /// <param name="snapshot">The current snapshot.</param>
    public static IReadOnlyList<CallAction> GetAvailable(ExtensionPresence row, SupervisorSnapshot snapshot)
    {
        var may = snapshot.Account(row.Account)?.Capabilities ?? Capabilities.None;
        var pairs = ConsultationPair.Find(row, snapshot);
        var all = snapshot.CallsOf(row).SelectMany(call => OfCall(row, call, may)).Append(new CallAction(CommandKind.Dial, SupervisorTexts.FormatDialFromPhoneOf(InlineText.Isolate(ExtensionFormatter.Name(row))), row)).Where(a => may.Offers(a.Kind, a.Leg is not null));

        // While a consultation is in progress only its own actions are offered, and no second consultation.
        return [.. pairs.SelectMany(p => p.Actions).Concat(all.Where(a => a.Kind != CommandKind.AttendedTransfer || (pairs.Count == 0 && (a.Step == CallActionStep.One || may.HasFlag(Capabilities.Dial))))).Select(a => a with { SeenVersion = snapshot.View.Version })];
    }

    /// <summary>Creates the command request of the action, with a new id.</summary>
    /// <param name="seenVersion">The version of the board that the user saw.</param>
    /// <param name="target">The entered target; null for none.</param>
    /// <param name="reason">The entered reason for call monitoring; null for none.</param>
    public CommandRequest CreateRequest(long seenVersion, string? target, string? reason) => new()
    {
        Id = Guid.NewGuid(), Kind = Kind, Account = Row.Account, Extension = Row.Number, Call = Call?.Key, Leg = Leg?.Id,
        Other = Step == CallActionStep.One ? Other?.Key : null, Target = Target ?? (NeedsTarget ? target : null), SeenVersion = seenVersion, Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
    };

    /// <summary>Returns the action that hangs up one leg; null when the account does not offer that.</summary>
    /// <param name="row">An extension on the call; null when none is known.</param>
    /// <param name="call">The call.</param>
    /// <param name="leg">The leg.</param>
    /// <param name="snapshot">The current snapshot.</param>
    public static CallAction? HangUpOf(ExtensionPresence? row, Call call, CallLeg leg, SupervisorSnapshot snapshot) =>
        row is not null && snapshot.Account(call.Account)?.Capabilities.Offers(CommandKind.HangUp, ofOneLeg: true) == true ? new(CommandKind.HangUp, SupervisorTexts.HangUp, row, call, leg) : null;

    private static IEnumerable<CallAction> OfCall(ExtensionPresence row, Call call, Capabilities may)
    {
        var own = call.Legs.Where(l => l.Extension == row.Key).ToList();
        if (CallTimes.IsParked(call))
        {
            return [new(CommandKind.Retrieve, SupervisorTexts.Retrieve, row, call), new(CommandKind.HangUp, SupervisorTexts.HangUp, row, call)];
        }

        // A caller cannot answer its own call, and cannot transfer a call that is not answered yet.
        if (own.Count > 0 && own.TrueForAll(l => l.State == PresenceState.Dialing))
        {
            return [new(CommandKind.HangUp, SupervisorTexts.HangUp, row, call)];
        }

        if (call.State == PresenceState.Ringing)
        {
            return
            [
                new(CommandKind.PickUp, SupervisorTexts.Answer, row, call), new(CommandKind.BlindTransfer, SupervisorTexts.TransferToTarget, row, call),
                new(CommandKind.TransferToVoicemail, SupervisorTexts.ToVoicemail, row, call), new(CommandKind.HangUp, SupervisorTexts.HangUp, row, call),
            ];
        }

        var isHeld = call.State == PresenceState.OnHold || own.Exists(l => l.Held);
        return
        [
            isHeld ? new(CommandKind.Resume, SupervisorTexts.Resume, row, call) : new(CommandKind.Hold, SupervisorTexts.Hold, row, call),
            new(CommandKind.BlindTransfer, SupervisorTexts.TransferToTarget, row, call), Consult(row, call, may), new(CommandKind.Park, SupervisorTexts.Park, row, call), new(CommandKind.TransferToVoicemail, SupervisorTexts.ToVoicemail, row, call),
            new(CommandKind.Monitor, SupervisorTexts.ListenWithPhone, row, call), new(CommandKind.Coach, SupervisorTexts.CoachWithPhone, row, call), new(CommandKind.Barge, SupervisorTexts.JoinWithPhone, row, call),
            new(CommandKind.StartRecording, SupervisorTexts.Record, row, call), new(CommandKind.StopRecording, SupervisorTexts.StopRecording, row, call), new(CommandKind.HangUp, SupervisorTexts.HangUp, row, call),
        ];
    }

    // Where the account can join calls, the consultation call is a separate step. Otherwise the phone system performs the whole transfer.
    private static CallAction Consult(ExtensionPresence row, Call call, Capabilities may) =>
        new(CommandKind.AttendedTransfer, SupervisorTexts.ConsultTarget, row, call) { Step = may.HasFlag(Capabilities.JoinCalls) ? CallActionStep.Consult : CallActionStep.One };
}
