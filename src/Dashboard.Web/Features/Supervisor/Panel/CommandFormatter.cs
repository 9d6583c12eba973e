using Dashboard.Web.Commands;
using Dashboard.Web.Contracts;
using Dashboard.Web.Features.Supervisor.Model;

namespace Dashboard.Web.Features.Supervisor.Panel;

/// <summary>Formats commands for the supervisor's page.</summary>
public static class CommandFormatter
{
    /// <summary>Describes the status of a command.</summary>
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

    /// <summary>Describes the request of a command.</summary>
    /// <param name="request">The request.</param>
    /// <param name="snapshot">The current snapshot.</param>
    public static string DescribeRequest(CommandRequest request, SupervisorSnapshot snapshot)
    {
        var who = ContactNames.Format(request.Account, request.Extension, snapshot);
        var words = CommandRequirements.Describe(request.Kind);
        return $"{char.ToUpperInvariant(words[0])}{words[1..]}: {who}{(request.Target is { } to ? $" → {ContactNames.Format(request.Account, to, snapshot)}" : "")}";
    }
}
