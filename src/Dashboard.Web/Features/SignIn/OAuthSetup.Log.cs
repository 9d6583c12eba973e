namespace Dashboard.Web.Features.SignIn;

internal static partial class OAuthSetup
{
    [LoggerMessage(LogLevel.Warning, "Signing in by {Title} failed: {Kind}")]
    private static partial void LogFailed(ILogger logger, string title, string kind);
}
