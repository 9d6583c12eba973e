namespace Dashboard.Web.Logging;

/// <summary>An exception whose text is clean. Its lines are those of its stack traces; the line breaks of its messages are escapes.</summary>
internal sealed class CleanException : Exception
{
    private const int LongestText = 32 * 1024;
    private readonly string _text;
    private readonly string? _trace;

    private CleanException(Exception original, string text)
        : base(LogText.Clean(original.Message, LogText.LongestMessage)) => (_text, _trace) = (text, original.StackTrace);

    /// <inheritdoc/>
    public override string? StackTrace => _trace;

    /// <summary>The exception as it is when its text is clean, else one that stands for it.</summary>
    /// <param name="exception">As it was logged; null for none.</param>
    public static Exception? Of(Exception? exception)
    {
        if (exception is null)
        {
            return null;
        }

        var text = $"{exception}".ReplaceLineEndings("\n");
        var unclean = Chain(exception).Select(e => e.Message.ReplaceLineEndings("\n")).Where(message => LogText.HasUnclean(message)).Distinct(StringComparer.Ordinal).ToList();
        if (unclean.Count == 0 && text.Length <= LongestText && !LogText.HasUnclean(text, keepsLines: true))
        {
            return exception;
        }

        foreach (var message in unclean)
        {
            text = text.Replace(message, LogText.Clean(message, LogText.LongestMessage), StringComparison.Ordinal);
        }

        return new CleanException(exception, LogText.Clean(text, LongestText, keepsLines: true));
    }

    /// <inheritdoc/>
    public override string ToString() => _text;

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        var inner = exception is AggregateException many ? many.InnerExceptions : exception.InnerException is { } one ? [one] : (IEnumerable<Exception>)[];
        return inner.SelectMany(Chain).Prepend(exception);
    }
}
