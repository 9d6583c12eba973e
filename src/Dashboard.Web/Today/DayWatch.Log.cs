namespace Dashboard.Web.Today;

internal sealed partial class DayWatch
{
    [LoggerMessage(LogLevel.Error, "A look for the memory of the day met a fault of ours")]
    private partial void LogFault(Exception fault);
}
