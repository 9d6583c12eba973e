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
        _ when command.IsUnverifiable => PanelTexts.UnverifiableCommand,
        CommandStatus.Requested => command.IsUnanswered ? PanelTexts.UnansweredCommand : PanelTexts.CommandSending,
        CommandStatus.Accepted => PanelTexts.CommandAccepted,
        CommandStatus.Observed => PanelTexts.CommandDone,
        CommandStatus.Refused => PanelTexts.CommandRefused,
        _ => PanelTexts.CommandNotConfirmed,
    };

    /// <summary>Describes the request of a command.</summary>
    /// <param name="request">The request.</param>
    /// <param name="snapshot">The current snapshot.</param>
    public static string DescribeRequest(CommandRequest request, SupervisorSnapshot snapshot)
    {
        var who = ContactNames.Format(request.Account, request.Extension, snapshot);
        var command = CommandRequirements.GetName(request.Kind);
        return request.Target is { } to ? PanelTexts.FormatCommandOnTo(command, who, ContactNames.Format(request.Account, to, snapshot)) : PanelTexts.FormatCommandOn(command, who);
    }
}
