namespace Dashboard.Web.Text;

/// <summary>
/// A name or number as part of a sentence. A caller chooses their own name: nothing in it may turn the words around it, or
/// stay unseen, where somebody reads what was done or is about to be.
/// </summary>
internal static class InlineText
{
    // More than a person reads of a name in a sentence. The grid and the panel have it whole.
    private const int MaxLength = 60;
    private const char LastOfLatin = '\u036F';
    private const char FirstStrongIsolate = '\u2068';
    private const char PopDirectionalIsolate = '\u2069';

    /// <summary>The text as it stands in a sentence.</summary>
    /// <param name="text">The text.</param>
    public static string Isolate(string text)
    {
        var shown = text.Length > MaxLength ? $"{string.Concat(text.EnumerateRunes().Take(MaxLength))}…" : text;
        return shown.TrimEnd('…').All(c => c <= LastOfLatin && !char.IsControl(c)) ? shown : $"{FirstStrongIsolate}{VisibleText.Create(shown)}{PopDirectionalIsolate}";
    }
}
