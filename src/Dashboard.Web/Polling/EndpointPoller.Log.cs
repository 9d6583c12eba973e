using Dashboard.Presence.Model;

namespace Dashboard.Web.Polling;

internal sealed partial class EndpointPoller
{
    [LoggerMessage(LogLevel.Warning, "{Account} is {Health} ({Endpoint}): {Message}{Cause}")]
    private partial void LogLost(string account, AccountHealth health, string endpoint, string message, string cause);

    [LoggerMessage(LogLevel.Information, "{Account} is back")]
    private partial void LogBack(string account);

    [LoggerMessage(LogLevel.Error, "{Account}/{Endpoint}: an answer met a fault of ours")]
    private partial void LogUnexpected(string account, string endpoint, Exception fault);
}
