using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Dashboard.Testing;

/// <summary>Records every log line with its exception, so that a test can check for unwanted contents.</summary>
public class RecordingLogger : ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyList<string> Lines => [.. _lines];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue(exception is null ? formatter(state, exception) : $"{formatter(state, exception)}\n{exception}");
}

/// <inheritdoc/>
/// <typeparam name="T">The logger's category type.</typeparam>
public sealed class RecordingLogger<T> : RecordingLogger, ILogger<T>;
