using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Web.Commands;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.Model;

/// <summary>Creates the confirmation for a command with a ringing target, because another caller is waiting there.</summary>
internal static class RingingTarget
{
    /// <summary>Returns the confirmation; null when the target is not ringing or is not an extension.</summary>
    /// <param name="action">The action.</param>
    /// <param name="target">The entered target's number, used when the action has no fixed target.</param>
    /// <param name="snapshot">The current snapshot.</param>
    /// <param name="send">Sends the command.</param>
    public static CommandConfirmation? Find(CallAction action, string? target, SupervisorSnapshot snapshot, Func<Task> send)
    {
        if (Target(action, target, snapshot) is not { } row || !snapshot.IsIn(row, ShownState.Ringing))
        {
            return null;
        }

        var label = action.Kind switch
        {
            CommandKind.Dial => SupervisorTexts.CallAnyway,
            CommandKind.BlindTransfer => SupervisorTexts.TransferAnyway,
            CommandKind.AttendedTransfer => SupervisorTexts.ConsultAnyway,
            CommandKind.Monitor => SupervisorTexts.ListenAnyway,
            CommandKind.Coach => SupervisorTexts.CoachAnyway,
            CommandKind.Barge => SupervisorTexts.JoinAnyway,
            _ => SupervisorTexts.RetrieveAnyway,
        };
        var name = InlineText.Isolate(ExtensionFormatter.Name(row));
        return new(snapshot.Shown(row) == ShownState.Ringing ? SupervisorTexts.FormatRingingQuestion(name, label) : SupervisorTexts.FormatSecondCallQuestion(name, label), label, send);
    }

    // A parked call is retrieved at the extension itself. Joining two calls needs no check, because the target has answered.
    private static ExtensionPresence? Target(CallAction action, string? target, SupervisorSnapshot snapshot) => action switch
    {
        { Other: not null } => null,
        { Kind: CommandKind.Retrieve } => snapshot.Extension(action.Row.Key),
        _ when CommandRequirements.RequiresTarget(action.Kind) && (action.Target ?? target) is { } number => snapshot.Extension(ExtensionPresence.MakeKey(action.Row.Account, number)),
        _ => null,
    };
}
