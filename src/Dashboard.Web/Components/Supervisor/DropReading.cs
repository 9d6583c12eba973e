using Dashboard.Presence;
using Dashboard.Web.Components.Board;

namespace Dashboard.Web.Components.Supervisor;

/// <summary>
/// What dropping a call somewhere means. What the browser says is a stranger's word: whose call it is, and where it may go,
/// is looked up here again.
/// </summary>
/// <param name="Action">What would be done; null when it cannot be.</param>
/// <param name="To">The extension it was dropped on; null for a park slot.</param>
/// <param name="Question">What to ask first; empty when there is nothing to ask.</param>
/// <param name="Problem">Why it cannot be done; empty when it can.</param>
public sealed record DropReading(DeskAction? Action, ExtensionPresence? To, string Question, string Problem)
{
    /// <summary>The place that is no extension.</summary>
    public const string Park = "park";

    /// <summary>Reads a drop.</summary>
    /// <param name="moment">What is seen now.</param>
    /// <param name="callKey">The key of the call; empty for the one that the extension is on.</param>
    /// <param name="from">The key of the extension that gives it away.</param>
    /// <param name="to">The key of the extension it was dropped on, or <see cref="Park"/>.</param>
    /// <param name="seen">The version of the board that was seen when the drag began.</param>
    public static DropReading Read(DeskMoment moment, string? callKey, string? from, string? to, long seen)
    {
        var giver = moment.Extension(from);
        if (FindCall(moment, callKey, giver) is not { } row)
        {
            return No(!string.IsNullOrEmpty(callKey) ? "That call is over."
                : giver is not null && moment.CallsOf(giver).Any(c => !CallTimes.IsParked(c)) ? $"{BoardText.Name(giver)} is on several calls: drag the one that is meant."
                : "There is no call there any more.");
        }

        var call = row.Value;
        var target = to == Park ? null : moment.Extension(to);
        if (to != Park && target is null)
        {
            return No("Whoever it was dropped on is not known.");
        }

        if (target is not null && target.Account != call.Account)
        {
            return No($"{BoardText.Name(target)} is in {target.Account}. A call of {call.Account} stays in its own phone system.");
        }

        var isParked = CallTimes.IsParked(call);
        var kind = isParked ? CommandKind.Retrieve : target is null ? CommandKind.Park : CommandKind.BlindTransfer;
        var actor = isParked ? target : giver;
        if (row.Turned > seen && actor is not null)
        {
            // It changed under the hand: where commands are checked, they tell what changed.
            return new DropReading(new DeskAction(kind, "", actor, call), target, "", "");
        }

        return isParked && target is null ? No("It is parked already.") : Check(moment, kind, call, giver, target);
    }

    private static DropReading Check(DeskMoment moment, CommandKind kind, Call call, ExtensionPresence? giver, ExtensionPresence? target)
    {
        if (target is not null && moment.Shown(target) == ShownState.Offline)
        {
            return No($"{BoardText.Name(target)} is offline: it would ring nowhere.");
        }

        if (kind != CommandKind.Retrieve && (giver is null || call.Legs.All(l => l.Extension != giver.Key)))
        {
            return No($"{(giver is null ? "Whoever gives it away" : BoardText.Name(giver))} is not on that call.");
        }

        if (kind == CommandKind.BlindTransfer && call.Legs.Any(l => l.Extension == target!.Key))
        {
            return No($"{BoardText.Name(target!)} is on that call already.");
        }

        var action = kind == CommandKind.Retrieve ? Retrieve(target!, call, moment) : DeskAction.Of(giver!, moment).FirstOrDefault(a => a.Kind == kind && a.Call?.Key == call.Key && a.Leg is null);
        return action is null ? No(Why(moment, kind, call)) : new DropReading(action, target, AskedFirst(kind, target, moment), "");
    }

    /// <summary>Taking a parked call to an extension; null where its account does not offer it.</summary>
    /// <param name="taker">The extension.</param>
    /// <param name="call">The call.</param>
    /// <param name="moment">What is seen now.</param>
    internal static DeskAction? Retrieve(ExtensionPresence taker, Call call, DeskMoment moment) =>
        moment.Account(call.Account)?.Capabilities.Offers(CommandKind.Retrieve) == true ? new DeskAction(CommandKind.Retrieve, "Retrieve", taker, call) : null;

    private static Stamped<Call>? FindCall(DeskMoment moment, string? key, ExtensionPresence? giver)
    {
        var meant = string.IsNullOrEmpty(key) && giver is not null ? DragMarks.OnlyCall(giver, moment)?.Key : key;
        return meant is not null && moment.View.Calls.TryGetValue(meant, out var row) ? row : null;
    }

    private static string Why(DeskMoment moment, CommandKind kind, Call call) =>
        moment.Account(call.Account)?.Capabilities.Offers(kind) == true ? $"It cannot be {(kind == CommandKind.Park ? "parked" : "transferred")} while it is {BoardText.Word(ShownStates.Of(call)).ToLowerInvariant()}."
        : $"{call.Account} does not offer to {(kind == CommandKind.BlindTransfer ? "transfer" : "park")} calls.";

    private static string AskedFirst(CommandKind kind, ExtensionPresence? target, DeskMoment moment)
    {
        var how = target is null ? "" : moment.Shown(target) switch
        {
            ShownState.Idle => "",
            ShownState.DoNotDisturb => "does not want to be disturbed",
            ShownState.Unknown => "may be busy or away: nothing is known of it now",
            var state => $"is {BoardText.Word(state).ToLowerInvariant()}",
        };
        return how.Length == 0 ? "" : $"{BoardText.Name(target!)} {how}. {(kind == CommandKind.Retrieve ? "Retrieve the call there" : "Transfer")} anyway?";
    }

    private static DropReading No(string problem) => new(null, null, "", problem);
}
