using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.DragDrop;

/// <summary>
/// What dropping a call somewhere means. What the browser says is a stranger's word: whose call it is, and where it may go,
/// is looked up here again.
/// </summary>
/// <param name="Action">What would be done; null when it cannot be.</param>
/// <param name="To">The extension it was dropped on; null for a park slot.</param>
/// <param name="Question">What to ask first; empty when there is nothing to ask.</param>
/// <param name="Problem">Why it cannot be done; empty when it can.</param>
public sealed record DropResolver(CallAction? Action, ExtensionPresence? To, string Question, string Problem)
{
    /// <summary>The place that is no extension.</summary>
    public const string Park = "park";

    /// <summary>Reads a drop.</summary>
    /// <param name="snapshot">What is seen now.</param>
    /// <param name="callKey">The key of the call; empty for the one that the extension is on.</param>
    /// <param name="from">The key of the extension that gives it away.</param>
    /// <param name="to">The key of the extension it was dropped on, or <see cref="Park"/>.</param>
    /// <param name="seen">The version of the board that was seen when the drag began.</param>
    public static DropResolver Resolve(SupervisorSnapshot snapshot, string? callKey, string? from, string? to, long seen)
    {
        var giver = snapshot.Extension(from);
        if (FindCall(snapshot, callKey, giver) is not { } row)
        {
            return No(!string.IsNullOrEmpty(callKey) ? "That call is over."
                : giver is not null && snapshot.CallsOf(giver).Any(c => !CallTimes.IsParked(c)) ? $"{ExtensionFormatter.Name(giver)} is on several calls: drag the one that is meant."
                : "There is no call there any more.");
        }

        var call = row.Value;
        var target = to == Park ? null : snapshot.Extension(to);
        if (to != Park && target is null)
        {
            return No("Whoever it was dropped on is not known.");
        }

        if (target is not null && target.Account != call.Account)
        {
            return No($"{ExtensionFormatter.Name(target)} is in {target.Account}. A call of {call.Account} stays in its own phone system.");
        }

        var isParked = CallTimes.IsParked(call);
        var kind = isParked ? CommandKind.Retrieve : target is null ? CommandKind.Park : CommandKind.BlindTransfer;
        var actor = isParked ? target : giver;
        if (row.StateVersion > seen && actor is not null)
        {
            // It changed under the hand: where commands are checked, they tell what changed.
            return new DropResolver(new CallAction(kind, "", actor, call), target, "", "");
        }

        return isParked && target is null ? No("It is parked already.") : Check(snapshot, kind, call, giver, target);
    }

    private static DropResolver Check(SupervisorSnapshot snapshot, CommandKind kind, Call call, ExtensionPresence? giver, ExtensionPresence? target)
    {
        if (target is not null && snapshot.Shown(target) == ShownState.Offline)
        {
            return No($"{ExtensionFormatter.Name(target)} is offline: it would ring nowhere.");
        }

        if (kind != CommandKind.Retrieve && (giver is null || call.Legs.All(l => l.Extension != giver.Key)))
        {
            return No($"{(giver is null ? "Whoever gives it away" : ExtensionFormatter.Name(giver))} is not on that call.");
        }

        if (kind == CommandKind.BlindTransfer && call.Legs.Any(l => l.Extension == target!.Key))
        {
            return No($"{ExtensionFormatter.Name(target!)} is on that call already.");
        }

        var action = kind == CommandKind.Retrieve ? Retrieve(target!, call, snapshot) : CallAction.GetAvailable(giver!, snapshot).FirstOrDefault(a => a.Kind == kind && a.Call?.Key == call.Key && a.Leg is null);
        return action is null ? No(GetReason(snapshot, kind, call)) : new DropResolver(action, target, ConsultedFirst(kind, target, snapshot), "");
    }

    /// <summary>Taking a parked call to an extension; null where its account does not offer it.</summary>
    /// <param name="taker">The extension.</param>
    /// <param name="call">The call.</param>
    /// <param name="snapshot">What is seen now.</param>
    internal static CallAction? Retrieve(ExtensionPresence taker, Call call, SupervisorSnapshot snapshot) =>
        snapshot.Account(call.Account)?.Capabilities.Offers(CommandKind.Retrieve) == true ? new CallAction(CommandKind.Retrieve, "Retrieve", taker, call) : null;

    private static Versioned<Call>? FindCall(SupervisorSnapshot snapshot, string? key, ExtensionPresence? giver)
    {
        var meant = string.IsNullOrEmpty(key) && giver is not null ? DragAttributes.OnlyCall(giver, snapshot)?.Key : key;
        return meant is not null && snapshot.View.Calls.TryGetValue(meant, out var row) ? row : null;
    }

    private static string GetReason(SupervisorSnapshot snapshot, CommandKind kind, Call call) =>
        snapshot.Account(call.Account)?.Capabilities.Offers(kind) == true ? $"It cannot be {(kind == CommandKind.Park ? "parked" : "transferred")} while it is {StateNames.Get(ShownStates.From(call)).ToLowerInvariant()}."
        : $"{call.Account} does not offer to {(kind == CommandKind.BlindTransfer ? "transfer" : "park")} calls.";

    private static string ConsultedFirst(CommandKind kind, ExtensionPresence? target, SupervisorSnapshot snapshot)
    {
        var how = target is null ? "" : snapshot.Shown(target) switch
        {
            ShownState.Idle => "",
            ShownState.DoNotDisturb => "does not want to be disturbed",
            ShownState.Unknown => "may be busy or away: nothing is known of it now",
            var state => $"is {StateNames.Get(state).ToLowerInvariant()}",
        };
        return how.Length == 0 ? "" : $"{ExtensionFormatter.Name(target!)} {how}. {(kind == CommandKind.Retrieve ? "Retrieve the call there" : "Transfer")} anyway?";
    }

    private static DropResolver No(string problem) => new(null, null, "", problem);
}
