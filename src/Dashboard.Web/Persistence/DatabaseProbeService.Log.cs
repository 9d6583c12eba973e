namespace Dashboard.Web.Persistence;

internal sealed partial class DatabaseProbeService
{
    [LoggerMessage(LogLevel.Information, "The {Provider} database is open")]
    private partial void LogOpened(string provider);

    [LoggerMessage(LogLevel.Error, "The database cannot be used; boards go on, signing in and changes do not work: {Problem}")]
    private partial void LogNotOpened(string problem);

    [LoggerMessage(LogLevel.Warning, "Files of the database were not private: {Problem}")]
    private partial void LogExposed(string problem);
}
