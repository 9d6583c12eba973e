namespace Dashboard.Web.Text;

/// <summary>
/// Prepares a name or number for use in a sentence. Callers choose their own names, so bidirectional controls and invisible characters must not change how the
/// sentence reads.
/// </summary>
internal static class InlineText
{
    // Longer names are truncated. Grids and detail panels show them in full.
    private const int MaxLength = 60;
    private const char LastOfLatin = '\u036F';
    private const char FirstStrongIsolate = '\u2068';
    private const char PopDirectionalIsolate = '\u2069';

    /// <summary>Truncates and isolates a text for use in a sentence.</summary>
    public static string Isolate(string text)
    {
        var shown = text.Length > MaxLength ? $"{string.Concat(text.EnumerateRunes().Take(MaxLength))}…" : text;
        return shown.TrimEnd('…').All(c => c <= LastOfLatin && !char.IsControl(c)) ? shown : $"{FirstStrongIsolate}{VisibleText.Create(shown)}{PopDirectionalIsolate}";
    }
}
