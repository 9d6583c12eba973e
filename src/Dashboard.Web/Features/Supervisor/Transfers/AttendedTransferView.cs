using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Web.Commands;
using Dashboard.Web.Features.Supervisor.Model;

namespace Dashboard.Web.Features.Supervisor.Transfers;

/// <summary>The displayed state of an attended transfer, derived from the current calls.</summary>
/// <param name="Row">The transferring extension.</param>
/// <param name="Caller">The held party.</param>
/// <param name="ConsultedParty">The consulted party.</param>
/// <param name="ConsultationCall">The consultation call; null when there is none.</param>
/// <param name="Status">The progress or the error.</param>
public sealed record AttendedTransferView(ExtensionPresence Row, string Caller, string ConsultedParty, Call? ConsultationCall, string Status)
{
    /// <summary>The available actions, the primary one first.</summary>
    public IReadOnlyList<CallAction> Actions { get; init; } = [];

    /// <summary>The reason why the calls cannot be joined yet; null when they can be joined, or when this is never possible from the page.</summary>
    public string? NotYet { get; init; }

    /// <summary>Whether the transfer has ended and is only reported.</summary>
    public bool IsOver { get; init; }

    /// <summary>Whether the transfer was started on this page and can be dismissed.</summary>
    public bool IsOwnTransfer { get; init; }

    /// <summary>The state of the consultation call; null when there is none.</summary>
    public PresenceState? State => ConsultationCall?.State;

    /// <summary>The time at which the consultation call began, UTC; null when there is none or it is unknown.</summary>
    public DateTimeOffset? Since => ConsultationCall is null ? null : CallTimes.GetStart(ConsultationCall);

    /// <summary>Creates the view of an extension's transfer: started on this page, performed by the phone system, or derived from its two calls.</summary>
    /// <param name="row">The extension.</param>
    /// <param name="begun">The transfer started on this page; null for none.</param>
    /// <param name="mine">The principal's remembered commands.</param>
    /// <param name="snapshot">The current snapshot.</param>
    internal static AttendedTransferView? Create(ExtensionPresence row, AttendedTransfer? begun, IReadOnlyList<CommandState> mine, SupervisorSnapshot snapshot)
    {
        var pair = ConsultationPair.Find(row, snapshot).FirstOrDefault(p => begun is null or { Stage: AttendedTransferStage.Over } || p.Held.Key == begun.First.Key || p.Other.Key == begun.ConsultationCall);
        if (begun is { Stage: AttendedTransferStage.Holding or AttendedTransferStage.Calling or AttendedTransferStage.Joining or AttendedTransferStage.ReturningToCaller })
        {
            return new AttendedTransferView(row, begun.Caller, begun.ConsultedParty, begun.Find(begun.ConsultationCall, snapshot), Describe(begun)) { IsOwnTransfer = true };
        }

        if (pair is not null)
        {
            var whom = ContactNames.Format(row.Account, pair.ConsultedParty, snapshot);
            return new AttendedTransferView(row, ContactNames.Format(row.Account, pair.First, snapshot), whom, pair.Other, begun is { Stage: AttendedTransferStage.Consulting } ? begun.Status : "")
            {
                Actions = [.. pair.CanJoin ? [pair.Join(TransferTexts.Transfer)] : Array.Empty<CallAction>(), .. pair.CanReturnToCaller ? [pair.ReturnToCaller] : Array.Empty<CallAction>()],
                NotYet = pair.IsAnswered ? null : TransferTexts.FormatAvailableOnceAnswered(whom),
                IsOwnTransfer = begun is not null,
            };
        }

        return begun is { } over ? Over(row, over, snapshot) : FromCommand(row, mine, snapshot);
    }

    private static AttendedTransferView Over(ExtensionPresence row, AttendedTransfer transfer, SupervisorSnapshot snapshot)
    {
        var left = new[] { transfer.Find(transfer.First.Key, snapshot), transfer.Find(transfer.ConsultationCall, snapshot) }.OfType<Call>().Select(c => c.Key).ToHashSet();
        return new AttendedTransferView(row, transfer.Caller, transfer.ConsultedParty, transfer.Find(transfer.ConsultationCall, snapshot), transfer.Status)
        {
            IsOver = true,
            IsOwnTransfer = true,
            Actions = [.. CallAction.GetAvailable(row, snapshot).Where(a => a.Call is { } call && left.Contains(call.Key) && a.Kind is CommandKind.Resume or CommandKind.AttendedTransfer or CommandKind.HangUp)],
        };
    }

    // The phone system performs the whole transfer for a single request. Its consultation call in the list of calls shows the progress.
    private static AttendedTransferView? FromCommand(ExtensionPresence row, IReadOnlyList<CommandState> mine, SupervisorSnapshot snapshot)
    {
        var asked = mine.FirstOrDefault(c => !c.IsOver && c.Request is { Kind: CommandKind.AttendedTransfer, Other: null } r && ExtensionPresence.MakeKey(r.Account, r.Extension) == row.Key);
        if (asked?.Request.Target is not { } target)
        {
            return null;
        }

        var second = snapshot.CallsOf(row).FirstOrDefault(c => ConsultationPair.PartyOf(c, row.Number) == target);
        return new AttendedTransferView(row, TransferTexts.TheCaller, ContactNames.Format(row.Account, target, snapshot), second,
            second is null ? TransferTexts.RequestSent : TransferTexts.CompletedByPhoneSystem);
    }

    private static string Describe(AttendedTransfer transfer) => transfer.Stage switch
    {
        AttendedTransferStage.Holding => TransferTexts.FormatHolding(transfer.Caller),
        AttendedTransferStage.Calling => TransferTexts.FormatCalling(transfer.ConsultedParty),
        AttendedTransferStage.Joining => TransferTexts.FormatJoining(transfer.Caller, transfer.ConsultedParty),
        _ => TransferTexts.FormatReturning(transfer.Caller),
    };
}
