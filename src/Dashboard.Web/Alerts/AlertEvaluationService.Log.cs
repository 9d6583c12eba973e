namespace Dashboard.Web.Alerts;

internal sealed partial class AlertEvaluationService
{
    [LoggerMessage(LogLevel.Error, "A look at a board's rules met a fault of ours")]
    private partial void LogFault(Exception fault);
}
