namespace Dashboard.Web.Hosting.Services;

internal static partial class VendorExtensions
{
    [LoggerMessage(LogLevel.Warning, "Accounts:{Account}:Poll:RequestsPerMinute is {Budget}, and the intervals need {Needed}: what will come about is {Really}")]
    private static partial void LogSmallBudget(ILogger log, string account, int budget, double needed, string really);
}
