using System.Collections;

namespace Dashboard.Web.Logging;

/// <summary>What is logged, or the scope it is logged in, with its text and each of its values clean.</summary>
/// <param name="state">As it was logged.</param>
/// <param name="text">Its text.</param>
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

    // What is no text and can hold none stays a value: collectors count with numbers and times.
    private static object? Clean(object? value) => value switch
    {
        null or Enum or DateTime or DateTimeOffset or TimeSpan or Guid => value,
        string words => LogSanitizer.Clean(words, LogSanitizer.MaxValueLength),
        IEnumerable many => LogSanitizer.Clean(string.Join(", ", many.Cast<object?>()), LogSanitizer.MaxValueLength),
        _ when value.GetType().IsPrimitive || value is decimal => value,
        _ => LogSanitizer.Clean($"{value}", LogSanitizer.MaxValueLength),
    };
}
