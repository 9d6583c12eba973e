namespace Dashboard.Web.Access;

internal static partial class OAuthSignIn
{
    [LoggerMessage(LogLevel.Warning, "Signing in by {Title} failed: {Kind}")]
    private static partial void LogFailed(ILogger logger, string title, string kind);
}
