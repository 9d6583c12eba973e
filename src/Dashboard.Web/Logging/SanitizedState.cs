using System.Collections;

namespace Dashboard.Web.Logging;

/// <summary>A log entry's state or scope with sanitized text and values.</summary>
/// <param name="state">The original state.</param>
/// <param name="text">Returns the formatted text.</param>
internal sealed class SanitizedState(object? state, Func<string> text) : IReadOnlyList<KeyValuePair<string, object?>>
{
    private KeyValuePair<string, object?>[]? _values;
    private string? _text;

    /// <inheritdoc/>
    public int Count => Values.Length;

    private KeyValuePair<string, object?>[] Values => _values ??=
        state is IEnumerable<KeyValuePair<string, object?>> pairs ? [.. pairs.Select(p => KeyValuePair.Create(p.Key, Clean(p.Value)))] : [];

    /// <inheritdoc/>
    public KeyValuePair<string, object?> this[int index] => Values[index];

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => Values.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => _text ??= LogSanitizer.Clean(text(), LogSanitizer.MaxMessageLength);

    // Values that cannot contain text keep their type: log collectors compute with numbers and times.
    private static object? Clean(object? value) => value switch
    {
        null or Enum or DateTime or DateTimeOffset or TimeSpan or Guid => value,
        string words => LogSanitizer.Clean(words, LogSanitizer.MaxValueLength),
        IEnumerable many => LogSanitizer.Clean(string.Join(", ", many.Cast<object?>()), LogSanitizer.MaxValueLength),
        _ when value.GetType().IsPrimitive || value is decimal => value,
        _ => LogSanitizer.Clean($"{value}", LogSanitizer.MaxValueLength),
    };
}
