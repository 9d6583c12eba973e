using Dashboard.Presence;
using Dashboard.Web.Commands;

namespace Dashboard.Web.Components.Supervisor;

/// <summary>What is shown of somebody who asks before a call is given away, by the calls as they are.</summary>
/// <param name="Row">The extension whose call it is.</param>
/// <param name="Caller">Who waits.</param>
/// <param name="Whom">Who is asked.</param>
/// <param name="Second">The call to who is asked; null when there is none.</param>
/// <param name="Says">How far it has come, or what went wrong.</param>
public sealed record AskShown(ExtensionPresence Row, string Caller, string Whom, Call? Second, string Says)
{
    /// <summary>What can be done, the first thing first.</summary>
    public IReadOnlyList<DeskAction> Actions { get; init; } = [];

    /// <summary>Why the calls cannot be joined yet; null when they can, or never will be from here.</summary>
    public string? NotYet { get; init; }

    /// <summary>Whether it is over, and only told of.</summary>
    public bool IsOver { get; init; }

    /// <summary>Whether it was begun on this page, and can be told no more of.</summary>
    public bool IsOwn { get; init; }

    /// <summary>The state of the call to who is asked; null when there is none.</summary>
    public PresenceState? State => Second?.State;

    /// <summary>Since when it rings, or they speak.</summary>
    public DateTimeOffset? Since => Second is null ? null : CallTimes.Began(Second);

    /// <summary>What is shown of an extension: what was begun here, what was asked of the phone system as a whole, and else what its two calls say.</summary>
    /// <param name="row">The extension.</param>
    /// <param name="begun">What was begun on this page; null for nothing.</param>
    /// <param name="mine">The commands of who looks.</param>
    /// <param name="moment">What is seen now.</param>
    internal static AskShown? Of(ExtensionPresence row, AskFirst? begun, IReadOnlyList<CommandProgress> mine, DeskMoment moment)
    {
        var pair = CallPair.Of(row, moment).FirstOrDefault(p => begun is null or { Stage: AskStage.Over } || p.Held.Key == begun.First.Key || p.Other.Key == begun.Second);
        if (begun is { Stage: AskStage.Holding or AskStage.Calling or AskStage.Joining or AskStage.TakingBack })
        {
            return new AskShown(row, begun.Caller, begun.Whom, begun.Find(begun.Second, moment), Words(begun)) { IsOwn = true };
        }

        if (pair is not null)
        {
            var whom = DeskNames.Said(row.Account, pair.Asked, moment);
            return new AskShown(row, DeskNames.Said(row.Account, pair.First, moment), whom, pair.Other, begun is { Stage: AskStage.Asking } ? begun.Says : "")
            {
                Actions = [.. pair.CanJoin ? [pair.Join("Transfer")] : Array.Empty<DeskAction>(), .. pair.CanTakeBack ? [pair.TakeBack] : Array.Empty<DeskAction>()],
                NotYet = pair.IsAnswered ? null : $"Once {whom} has answered",
                IsOwn = begun is not null,
            };
        }

        return begun is { } over ? Over(row, over, moment) : OfWhole(row, mine, moment);
    }

    private static AskShown Over(ExtensionPresence row, AskFirst ask, DeskMoment moment)
    {
        var left = new[] { ask.Find(ask.First.Key, moment), ask.Find(ask.Second, moment) }.OfType<Call>().Select(c => c.Key).ToHashSet();
        return new AskShown(row, ask.Caller, ask.Whom, ask.Find(ask.Second, moment), ask.Says)
        {
            IsOver = true,
            IsOwn = true,
            Actions = [.. DeskAction.Of(row, moment).Where(a => a.Call is { } call && left.Contains(call.Key) && a.Kind is CommandKind.Resume or CommandKind.AttendedTransfer or CommandKind.HangUp)],
        };
    }

    // One request, and the phone system asks by itself: that it does is seen by the call to who is asked.
    private static AskShown? OfWhole(ExtensionPresence row, IReadOnlyList<CommandProgress> mine, DeskMoment moment)
    {
        var asked = mine.FirstOrDefault(c => !c.IsOver && c.Request is { Kind: CommandKind.AttendedTransfer, Other: null } r && ExtensionPresence.MakeKey(r.Account, r.Extension) == row.Key);
        if (asked?.Request.Target is not { } target)
        {
            return null;
        }

        var second = moment.CallsOf(row).FirstOrDefault(c => CallPair.PartyOf(c, row.Number) == target);
        return new AskShown(row, "the caller", DeskNames.Said(row.Account, target, moment), second,
            second is null ? "Asked of the phone system; nothing is seen of it yet." : "The phone system does the rest. How it ends is decided at the telephone: it cannot be ended from here.");
    }

    private static string Words(AskFirst ask) => ask.Stage switch
    {
        AskStage.Holding => $"Putting {ask.Caller} on hold…",
        AskStage.Calling => $"Calling {ask.Whom}…",
        AskStage.Joining => $"Joining {ask.Caller} with {ask.Whom}…",
        _ => $"Taking {ask.Caller} back…",
    };
}
