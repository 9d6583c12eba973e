namespace Dashboard.Storage;

/// <summary>Makes a text that anybody may have typed one that both databases keep as it is.</summary>
internal static class UntrustedText
{
    /// <summary>Without NUL, which PostgreSQL takes for no text, without half a surrogate pair, and no longer than that.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">The most characters to keep.</param>
    public static string Clean(string text, int most)
    {
        var end = Math.Min(text.Length, most);
        return string.Concat(text[..end].Replace('\0', '\uFFFD').EnumerateRunes());
    }
}
