using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.DragDrop;

/// <summary>
/// The result of dropping a call on a target. The browser's data is untrusted: the call, its parties and the permitted targets are
/// looked up again on the server.
/// </summary>
/// <param name="Action">The resulting action; null when the drop is not possible.</param>
/// <param name="To">The extension that is the target; null for a park slot.</param>
/// <param name="Question">The confirmation to ask first; empty for none.</param>
/// <param name="Problem">The reason why the drop is not possible; empty when it is.</param>
public sealed record DropResolver(CallAction? Action, ExtensionPresence? To, string Question, string Problem)
{
    /// <summary>The name of the drop target for parking.</summary>
    public const string Park = "park";

    /// <summary>Resolves a drop.</summary>
    /// <param name="snapshot">The current snapshot.</param>
    /// <param name="callKey">The key of the call; null or empty for the only call of the extension.</param>
    /// <param name="from">The key of the extension that transfers the call.</param>
    /// <param name="to">The key of the target extension, or <see cref="Park"/>.</param>
    /// <param name="seenVersion">The version of the board at the start of the drag.</param>
    public static DropResolver Resolve(SupervisorSnapshot snapshot, string? callKey, string? from, string? to, long seenVersion)
    {
        var giver = snapshot.Extension(from);
        if (FindCall(snapshot, callKey, giver) is not { } row)
        {
            return No(!string.IsNullOrEmpty(callKey) ? SupervisorTexts.CallIsOver
                : giver is not null && snapshot.CallsOf(giver).Any(c => !CallTimes.IsParked(c)) ? SupervisorTexts.FormatSeveralCalls(ExtensionFormatter.Name(giver))
                : SupervisorTexts.NoCallThere);
        }

        var call = row.Value;
        var target = to == Park ? null : snapshot.Extension(to);
        if (to != Park && target is null)
        {
            return No(SupervisorTexts.TargetUnknown);
        }

        if (target is not null && target.Account != call.Account)
        {
            return No(SupervisorTexts.FormatOtherAccount(ExtensionFormatter.Name(target), target.Account, call.Account));
        }

        var isParked = CallTimes.IsParked(call);
        var kind = isParked ? CommandKind.Retrieve : target is null ? CommandKind.Park : CommandKind.BlindTransfer;
        var actor = isParked ? target : giver;
        if (row.StateVersion > seenVersion && actor is not null)
        {
            // The call changed during the drag. The command is sent with the old version, so that the command check reports the change.
            return new DropResolver(new CallAction(kind, "", actor, call), target, "", "");
        }

        return isParked && target is null ? No(SupervisorTexts.AlreadyParked) : Check(snapshot, kind, call, giver, target);
    }

    private static DropResolver Check(SupervisorSnapshot snapshot, CommandKind kind, Call call, ExtensionPresence? giver, ExtensionPresence? target)
    {
        if (target is not null && snapshot.Shown(target) == ShownState.Offline)
        {
            return No(SupervisorTexts.FormatTargetIsOffline(ExtensionFormatter.Name(target)));
        }

        if (kind != CommandKind.Retrieve && (giver is null || call.Legs.All(l => l.Extension != giver.Key)))
        {
            return No(giver is null ? SupervisorTexts.ExtensionNotOnThatCall : SupervisorTexts.FormatNotOnThatCall(ExtensionFormatter.Name(giver)));
        }

        if (kind == CommandKind.BlindTransfer && call.Legs.Any(l => l.Extension == target!.Key))
        {
            return No(SupervisorTexts.FormatOnThatCallAlready(ExtensionFormatter.Name(target!)));
        }

        var action = kind == CommandKind.Retrieve ? Retrieve(target!, call, snapshot) : CallAction.GetAvailable(giver!, snapshot).FirstOrDefault(a => a.Kind == kind && a.Call?.Key == call.Key && a.Leg is null);
        return action is null ? No(GetReason(snapshot, kind, call)) : new DropResolver(action, target, Confirmation(kind, target, snapshot), "");
    }

    /// <summary>Returns the action that retrieves a parked call at an extension; null when the account does not offer it.</summary>
    /// <param name="taker">The extension.</param>
    /// <param name="call">The parked call.</param>
    /// <param name="snapshot">The current snapshot.</param>
    internal static CallAction? Retrieve(ExtensionPresence taker, Call call, SupervisorSnapshot snapshot) =>
        snapshot.Account(call.Account)?.Capabilities.Offers(CommandKind.Retrieve) == true ? new CallAction(CommandKind.Retrieve, SupervisorTexts.Retrieve, taker, call) : null;

    private static Versioned<Call>? FindCall(SupervisorSnapshot snapshot, string? key, ExtensionPresence? giver)
    {
        var meant = string.IsNullOrEmpty(key) && giver is not null ? DragAttributes.OnlyCall(giver, snapshot)?.Key : key;
        return meant is not null && snapshot.View.Calls.TryGetValue(meant, out var row) ? row : null;
    }

    private static string GetReason(SupervisorSnapshot snapshot, CommandKind kind, Call call)
    {
        var state = StateNames.Get(ShownStates.From(call)).ToLowerInvariant();
        return snapshot.Account(call.Account)?.Capabilities.Offers(kind) == true
            ? kind == CommandKind.Park ? SupervisorTexts.FormatCannotBeParked(state) : SupervisorTexts.FormatCannotBeTransferred(state)
            : kind == CommandKind.BlindTransfer ? SupervisorTexts.FormatNoTransferOffered(call.Account) : SupervisorTexts.FormatNoParkOffered(call.Account);
    }

    private static string Confirmation(CommandKind kind, ExtensionPresence? target, SupervisorSnapshot snapshot)
    {
        if (target is null)
        {
            return "";
        }

        var (name, action) = (ExtensionFormatter.Name(target), kind == CommandKind.Retrieve ? SupervisorTexts.RetrieveThereAnyway : SupervisorTexts.TransferAnyway);
        return snapshot.Shown(target) switch
        {
            ShownState.Idle => "",
            ShownState.DoNotDisturb => SupervisorTexts.FormatDoNotDisturbQuestion(name, action),
            ShownState.Unknown => SupervisorTexts.FormatUnknownStateQuestion(name, action),
            var state => SupervisorTexts.FormatStateQuestion(name, StateNames.Get(state).ToLowerInvariant(), action),
        };
    }

    private static DropResolver No(string problem) => new(null, null, "", problem);
}
