using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Web.Commands;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.Model;

/// <summary>What is asked before a command is aimed at a phone that rings: there is a caller who waits for it.</summary>
internal static class RingingTarget
{
    /// <summary>The question; null where the target does not ring, or is no extension.</summary>
    /// <param name="action">What would be done.</param>
    /// <param name="target">Whom it leads to, where the action does not say.</param>
    /// <param name="snapshot">What is seen now.</param>
    /// <param name="send">Sends it.</param>
    public static CommandConfirmation? Find(CallAction action, string? target, SupervisorSnapshot snapshot, Func<Task> send)
    {
        if (Target(action, target, snapshot) is not { } row || !snapshot.IsIn(row, ShownState.Ringing))
        {
            return null;
        }

        var verb = action.Kind switch
        {
            CommandKind.Dial => "Call",
            CommandKind.BlindTransfer => "Transfer",
            CommandKind.AttendedTransfer => "Ask",
            _ => action.Title.TrimEnd('…'),
        };
        var how = snapshot.Shown(row) == ShownState.Ringing ? "is ringing" : "has another call that rings";
        return new($"{InlineText.Isolate(ExtensionFormatter.Name(row))} {how}. {verb} anyway?", $"{verb} anyway", send);
    }

    // A parked call is taken to the extension itself. Two calls are joined with somebody who has answered.
    private static ExtensionPresence? Target(CallAction action, string? target, SupervisorSnapshot snapshot) => action switch
    {
        { Other: not null } => null,
        { Kind: CommandKind.Retrieve } => snapshot.Extension(action.Row.Key),
        _ when CommandRequirements.Target(action.Kind) && (action.Target ?? target) is { } number => snapshot.Extension(ExtensionPresence.MakeKey(action.Row.Account, number)),
        _ => null,
    };
}
