namespace Dashboard.Web.Commands;

internal sealed partial class CommandService
{
    [LoggerMessage(LogLevel.Error, "The command to {Kind} in {Account} failed")]
    private partial void LogFailed(Exception fault, string kind, string account);
}
