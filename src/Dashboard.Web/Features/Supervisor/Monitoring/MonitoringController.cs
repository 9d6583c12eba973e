using Dashboard.Presence.Commands;
using Dashboard.Web.Contracts;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Features.Supervisor.Panel;
using Dashboard.Web.Features.Supervisor.Session;

namespace Dashboard.Web.Features.Supervisor.Monitoring;

/// <summary>Ends call monitoring sessions and changes their mode.</summary>
/// <param name="session">The page's session.</param>
/// <param name="commands">Submits the commands.</param>
/// <param name="actions">Performs actions.</param>
internal sealed class MonitoringController(SupervisorSession session, ICommandSubmitter commands, ActionController actions)
{
    /// <summary>Ends a monitoring session, where that is possible from the page.</summary>
    /// <param name="monitoring">The monitoring session.</param>
    public Task EndAsync(MonitoringSession monitoring) => monitoring.End is { } end ? actions.PerformAsync(end, null, null) : Task.CompletedTask;

    /// <summary>Starts to change the mode of a monitoring session. The page stays usable and shows the status of the commands.</summary>
    /// <param name="to">The monitoring session and the command kind of the new mode.</param>
    public void Switch((MonitoringSession Monitoring, CommandKind Mode) to) => _ = SwitchAsync(to.Monitoring, to.Mode);

    /// <summary>
    /// Changes the mode of a monitoring session. The listening phone is on a call, so that call is ended first. Then the phone is called
    /// again for the other mode.
    /// </summary>
    /// <param name="monitoring">The monitoring session.</param>
    /// <param name="mode">The command kind of the new mode.</param>
    public async Task SwitchAsync(MonitoringSession monitoring, CommandKind mode)
    {
        if (await commands.SubmitAsync(monitoring.End!, null, null, session.Snapshot!.View.Version) is { Status: CommandStatus.Observed } end && session.GetCurrent() is { } current)
        {
            commands.Dismiss(end.Request.Id);
            await commands.SubmitAsync(
                new CallAction(mode, MonitoringSession.GetModeName(mode), monitoring.Row, monitoring.Call), monitoring.Request.Target, monitoring.Request.Reason, current.View.Version, isFollowUp: true);
        }
    }
}
