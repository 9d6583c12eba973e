namespace Dashboard.Web.Logging;

/// <summary>An exception with sanitized text. Line breaks of stack traces are kept; those of messages are escaped.</summary>
internal sealed class SanitizedException : Exception
{
    private const int MaxTextLength = 32 * 1024;
    private readonly string _text;
    private readonly string? _trace;

    private SanitizedException(Exception original, string text)
        : base(LogSanitizer.Clean(original.Message, LogSanitizer.MaxMessageLength)) => (_text, _trace) = (text, original.StackTrace);

    /// <inheritdoc/>
    public override string? StackTrace => _trace;

    /// <summary>Returns the exception itself when its text needs no sanitizing, otherwise a sanitized substitute.</summary>
    /// <param name="exception">The logged exception; null for none.</param>
    public static Exception? Create(Exception? exception)
    {
        if (exception is null)
        {
            return null;
        }

        var text = $"{exception}".ReplaceLineEndings("\n");
        var unclean = Chain(exception).Select(e => e.Message.ReplaceLineEndings("\n")).Where(message => LogSanitizer.HasUnclean(message)).Distinct(StringComparer.Ordinal).ToList();
        if (unclean.Count == 0 && text.Length <= MaxTextLength && !LogSanitizer.HasUnclean(text, keepsLines: true))
        {
            return exception;
        }

        foreach (var message in unclean)
        {
            text = text.Replace(message, LogSanitizer.Clean(message, LogSanitizer.MaxMessageLength), StringComparison.Ordinal);
        }

        return new SanitizedException(exception, LogSanitizer.Clean(text, MaxTextLength, keepsLines: true));
    }

    /// <inheritdoc/>
    public override string ToString() => _text;

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        var inner = exception is AggregateException many ? many.InnerExceptions : exception.InnerException is { } one ? [one] : (IEnumerable<Exception>)[];
        return inner.SelectMany(Chain).Prepend(exception);
    }
}
