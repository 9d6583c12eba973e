using Dashboard.Web.Commands;
using Dashboard.Web.Contracts;
using Dashboard.Web.Features.Supervisor.Model;

namespace Dashboard.Web.Features.Supervisor.Panel;

/// <summary>Commands in the words of the page.</summary>
public static class CommandFormatter
{
    /// <summary>How far one has come.</summary>
    /// <param name="command">The command.</param>
    public static string Format(CommandState command) => command.Status switch
    {
        _ when command.IsUnverifiable => "Accepted, cannot be seen",
        CommandStatus.Requested => command.IsUnanswered ? "No answer: it may have been done" : "On its way",
        CommandStatus.Accepted => "Accepted, not seen yet",
        CommandStatus.Observed => "Done",
        CommandStatus.Refused => "Refused",
        _ => "Not seen",
    };

    /// <summary>What was asked for.</summary>
    /// <param name="request">What.</param>
    /// <param name="snapshot">What is seen now.</param>
    public static string DescribeRequest(CommandRequest request, SupervisorSnapshot snapshot)
    {
        var who = ContactNames.Format(request.Account, request.Extension, snapshot);
        var words = CommandRequirements.Describe(request.Kind);
        return $"{char.ToUpperInvariant(words[0])}{words[1..]}: {who}{(request.Target is { } to ? $" → {ContactNames.Format(request.Account, to, snapshot)}" : "")}";
    }
}
