using Dashboard.Presence;
using Dashboard.Web.Commands;

namespace Dashboard.Web.Components.Supervisor;

/// <summary>Commands in the words of the page.</summary>
public static class CommandWords
{
    /// <summary>How far one has come.</summary>
    /// <param name="command">The command.</param>
    public static string Of(CommandProgress command) => command.Status switch
    {
        _ when command.IsUnseeable => "Accepted, cannot be seen",
        CommandStatus.Requested => command.IsUnanswered ? "No answer: it may have been done" : "On its way",
        CommandStatus.Accepted => "Accepted, not seen yet",
        CommandStatus.Observed => "Done",
        CommandStatus.Refused => "Refused",
        _ => "Not seen",
    };

    /// <summary>What was asked for.</summary>
    /// <param name="request">What.</param>
    /// <param name="moment">What is seen now.</param>
    public static string What(CommandRequest request, DeskMoment moment)
    {
        var who = DeskNames.Said(request.Account, request.Extension, moment);
        var words = CommandNeeds.Words(request.Kind);
        return $"{char.ToUpperInvariant(words[0])}{words[1..]}: {who}{(request.Target is { } to ? $" → {DeskNames.Said(request.Account, to, moment)}" : "")}";
    }
}
