using Dashboard.Presence;
using Dashboard.Web.Components.Board;
using Dashboard.Web.Commands;

namespace Dashboard.Web.Components.Supervisor;

/// <summary>What is asked before a command is aimed at a phone that rings: there is a caller who waits for it.</summary>
internal static class RingingTarget
{
    /// <summary>The question; null where the target does not ring, or is no extension.</summary>
    /// <param name="action">What would be done.</param>
    /// <param name="target">Whom it leads to, where the action does not say.</param>
    /// <param name="moment">What is seen now.</param>
    /// <param name="send">Sends it.</param>
    public static DeskQuestion? Of(DeskAction action, string? target, DeskMoment moment, Func<Task> send)
    {
        if (Target(action, target, moment) is not { } row || !moment.IsIn(row, ShownState.Ringing))
        {
            return null;
        }

        var verb = action.Kind switch
        {
            CommandKind.Dial => "Call",
            CommandKind.BlindTransfer => "Transfer",
            CommandKind.AttendedTransfer => "Ask",
            _ => action.Words.TrimEnd('…'),
        };
        var how = moment.Shown(row) == ShownState.Ringing ? "is ringing" : "has another call that rings";
        return new($"{InLine.Of(BoardText.Name(row))} {how}. {verb} anyway?", $"{verb} anyway", send);
    }

    // A parked call is taken to the extension itself. Two calls are joined with somebody who has answered.
    private static ExtensionPresence? Target(DeskAction action, string? target, DeskMoment moment) => action switch
    {
        { Other: not null } => null,
        { Kind: CommandKind.Retrieve } => moment.Extension(action.Row.Key),
        _ when CommandNeeds.Target(action.Kind) && (action.Target ?? target) is { } number => moment.Extension(ExtensionPresence.MakeKey(action.Row.Account, number)),
        _ => null,
    };
}
