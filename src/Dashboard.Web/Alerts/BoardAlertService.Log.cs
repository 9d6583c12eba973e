using Dashboard.Presence.Alerts;

namespace Dashboard.Web.Alerts;

internal sealed partial class BoardAlertService
{
    [LoggerMessage(LogLevel.Warning, "Alert on {Board}: {Text} ({Kind}, {Key})")]
    private partial void LogRaised(string board, AlertKind kind, string text, string key);

    [LoggerMessage(LogLevel.Information, "Alert on {Board} ended after {Lasted}: {Text} ({Ending})")]
    private partial void LogEnded(string board, string text, string lasted, AlertEndReason ending);

    [LoggerMessage(LogLevel.Information, "Alert on {Board} acknowledged by {By}: {Text}")]
    private partial void LogAcknowledged(string board, string text, string by);
}
