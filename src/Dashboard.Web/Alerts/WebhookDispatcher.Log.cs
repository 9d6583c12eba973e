namespace Dashboard.Web.Alerts;

internal sealed partial class WebhookDispatcher
{
    [LoggerMessage(LogLevel.Warning, "The webhook of {Board} at {Host} did not take {Message}, and is tried again: {Answer}")]
    private static partial void LogFailed(ILogger log, string board, string host, string message, string answer);

    [LoggerMessage(LogLevel.Error, "The webhook of {Board} at {Host} was not told of {Message} after {Tries} tries: {Answer}")]
    private static partial void LogGivenUp(ILogger log, string board, string host, string message, int tries, string answer);

    [LoggerMessage(LogLevel.Warning, "The webhook of {Board} takes its messages too slowly: the oldest that waited was dropped")]
    private static partial void LogDropped(ILogger log, string board);
}
