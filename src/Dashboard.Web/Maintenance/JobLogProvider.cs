using Hangfire.Logging;

namespace Dashboard.Web.Maintenance;

/// <summary>Forwards Hangfire's log to this host's log.</summary>
/// <remarks>
/// Hangfire has one log provider per process. When a process runs several hosts, as tests do, the provider that was set last may belong to a stopped
/// host. Log lines of the others are then dropped.
/// </remarks>
internal sealed class JobLogProvider(ILoggerFactory loggers) : ILogProvider
{
    /// <inheritdoc/>
    public ILog GetLogger(string name)
    {
        try
        {
            return new Log(loggers.CreateLogger(name));
        }
        catch (ObjectDisposedException)
        {
            return new Log(Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        }
    }

    private sealed class Log(ILogger logger) : ILog
    {
        bool ILog.Log(Hangfire.Logging.LogLevel logLevel, Func<string>? messageFunc, Exception? exception)
        {
            var level = LevelOf(logLevel);
            if (messageFunc is null)
            {
                return logger.IsEnabled(level);
            }

            logger.Log(level, default, messageFunc, exception, static (message, _) => message());
            return true;
        }

        private static Microsoft.Extensions.Logging.LogLevel LevelOf(Hangfire.Logging.LogLevel level) => level switch
        {
            Hangfire.Logging.LogLevel.Fatal => Microsoft.Extensions.Logging.LogLevel.Critical,
            Hangfire.Logging.LogLevel.Error => Microsoft.Extensions.Logging.LogLevel.Error,
            Hangfire.Logging.LogLevel.Warn => Microsoft.Extensions.Logging.LogLevel.Warning,
            Hangfire.Logging.LogLevel.Info => Microsoft.Extensions.Logging.LogLevel.Information,
            Hangfire.Logging.LogLevel.Debug => Microsoft.Extensions.Logging.LogLevel.Debug,
            _ => Microsoft.Extensions.Logging.LogLevel.Trace,
        };
    }
}
