namespace Dashboard.Web.Access;

internal sealed partial class KeyRing
{
    [LoggerMessage(LogLevel.Warning, "The keys that sign cookies could not be read, so nobody is known by their cookie until they can: {Problem}")]
    private partial void LogNotRead(string problem);

    [LoggerMessage(LogLevel.Warning, "A key that signs cookies could not be kept, so whoever signs in must do so again after the next start: {Problem}")]
    private partial void LogNotKept(string problem);
}
