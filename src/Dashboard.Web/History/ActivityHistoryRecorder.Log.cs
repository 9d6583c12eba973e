namespace Dashboard.Web.History;

internal sealed partial class ActivityHistoryRecorder
{
    [LoggerMessage(LogLevel.Error, "A look for the memory of the day met a fault of ours")]
    private partial void LogFault(Exception fault);
}
