namespace Dashboard.Web.Logging;

/// <summary>Creates loggers that sanitize messages, values, scopes and exceptions with <see cref="LogSanitizer"/>, including those of the framework.</summary>
/// <param name="inner">The factory with the providers.</param>
internal sealed class SanitizingLoggerFactory(ILoggerFactory inner) : ILoggerFactory
{
    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new CleanLogger(inner.CreateLogger(categoryName));

    /// <inheritdoc/>
    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    /// <inheritdoc/>
    public void Dispose() => inner.Dispose();

    private sealed class CleanLogger(ILogger logger) : ILogger
    {
        public bool IsEnabled(LogLevel logLevel) => logger.IsEnabled(logLevel);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => logger.BeginScope(new SanitizedState(state, () => $"{state}"));

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logger.IsEnabled(logLevel))
            {
                logger.Log(logLevel, eventId, new SanitizedState(state, () => formatter(state, exception)), SanitizedException.Create(exception), static (clean, _) => $"{clean}");
            }
        }
    }
}
