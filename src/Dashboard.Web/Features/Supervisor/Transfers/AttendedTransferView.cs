using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Web.Commands;
using Dashboard.Web.Features.Supervisor.Model;

namespace Dashboard.Web.Features.Supervisor.Transfers;

/// <summary>What is shown of somebody who asks before a call is given away, by the calls as they are.</summary>
/// <param name="Row">The extension whose call it is.</param>
/// <param name="Caller">Who waits.</param>
/// <param name="ConsultedParty">Who is asked.</param>
/// <param name="ConsultationCall">The call to who is asked; null when there is none.</param>
/// <param name="Status">How far it has come, or what went wrong.</param>
public sealed record AttendedTransferView(ExtensionPresence Row, string Caller, string ConsultedParty, Call? ConsultationCall, string Status)
{
    /// <summary>What can be done, the first thing first.</summary>
    public IReadOnlyList<CallAction> Actions { get; init; } = [];

    /// <summary>Why the calls cannot be joined yet; null when they can, or never will be from here.</summary>
    public string? NotYet { get; init; }

    /// <summary>Whether it is over, and only told of.</summary>
    public bool IsOver { get; init; }

    /// <summary>Whether it was begun on this page, and can be told no more of.</summary>
    public bool IsOwnTransfer { get; init; }

    /// <summary>The state of the call to who is asked; null when there is none.</summary>
    public PresenceState? State => ConsultationCall?.State;

    /// <summary>Since when it rings, or they speak.</summary>
    public DateTimeOffset? Since => ConsultationCall is null ? null : CallTimes.Began(ConsultationCall);

    /// <summary>What is shown of an extension: what was begun here, what was asked of the phone system as a whole, and else what its two calls say.</summary>
    /// <param name="row">The extension.</param>
    /// <param name="begun">What was begun on this page; null for nothing.</param>
    /// <param name="mine">The commands of who looks.</param>
    /// <param name="snapshot">What is seen now.</param>
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
                Actions = [.. pair.CanJoin ? [pair.Join("Transfer")] : Array.Empty<CallAction>(), .. pair.CanReturnToCaller ? [pair.ReturnToCaller] : Array.Empty<CallAction>()],
                NotYet = pair.IsAnswered ? null : $"Once {whom} has answered",
                IsOwnTransfer = begun is not null,
            };
        }

        return begun is { } over ? Over(row, over, snapshot) : OfWhole(row, mine, snapshot);
    }

    private static AttendedTransferView Over(ExtensionPresence row, AttendedTransfer ask, SupervisorSnapshot snapshot)
    {
        var left = new[] { ask.Find(ask.First.Key, snapshot), ask.Find(ask.ConsultationCall, snapshot) }.OfType<Call>().Select(c => c.Key).ToHashSet();
        return new AttendedTransferView(row, ask.Caller, ask.ConsultedParty, ask.Find(ask.ConsultationCall, snapshot), ask.Status)
        {
            IsOver = true,
            IsOwnTransfer = true,
            Actions = [.. CallAction.GetAvailable(row, snapshot).Where(a => a.Call is { } call && left.Contains(call.Key) && a.Kind is CommandKind.Resume or CommandKind.AttendedTransfer or CommandKind.HangUp)],
        };
    }

    // One request, and the phone system asks by itself: that it does is seen by the call to who is asked.
    private static AttendedTransferView? OfWhole(ExtensionPresence row, IReadOnlyList<CommandState> mine, SupervisorSnapshot snapshot)
    {
        var asked = mine.FirstOrDefault(c => !c.IsOver && c.Request is { Kind: CommandKind.AttendedTransfer, Other: null } r && ExtensionPresence.MakeKey(r.Account, r.Extension) == row.Key);
        if (asked?.Request.Target is not { } target)
        {
            return null;
        }

        var second = snapshot.CallsOf(row).FirstOrDefault(c => ConsultationPair.PartyOf(c, row.Number) == target);
        return new AttendedTransferView(row, "the caller", ContactNames.Format(row.Account, target, snapshot), second,
            second is null ? "Asked of the phone system; nothing is seen of it yet." : "The phone system does the rest. How it ends is decided at the telephone: it cannot be ended from here.");
    }

    private static string Describe(AttendedTransfer ask) => ask.Stage switch
    {
        AttendedTransferStage.Holding => $"Putting {ask.Caller} on hold…",
        AttendedTransferStage.Calling => $"Calling {ask.ConsultedParty}…",
        AttendedTransferStage.Joining => $"Joining {ask.Caller} with {ask.ConsultedParty}…",
        _ => $"Taking {ask.Caller} back…",
    };
}
