using Dashboard.Presence;

namespace Dashboard.Web.Polling;

internal sealed partial class PollEndpoint
{
    [LoggerMessage(LogLevel.Warning, "{Account}/{Endpoint} is lost ({Kind}): {Message} [{Cause}]")]
    private partial void LogLost(string account, string endpoint, PollFailureKind kind, string message, string? cause);

    [LoggerMessage(LogLevel.Information, "{Account}/{Endpoint} is back")]
    private partial void LogRecovered(string account, string endpoint);

    [LoggerMessage(LogLevel.Error, "{Account}/{Endpoint}: an answer met a fault of ours")]
    private partial void LogUnexpected(string account, string endpoint, Exception fault);
}
