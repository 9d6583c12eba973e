namespace Dashboard.Storage;

/// <summary>Cleans user input so that both databases can store it unchanged.</summary>
internal static class UntrustedText
{
    /// <summary>Replaces NUL, which PostgreSQL rejects, and unpaired surrogates, and limits the length.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">The maximum number of characters.</param>
    public static string Clean(string text, int most)
    {
        var end = Math.Min(text.Length, most);
        return string.Concat(text[..end].Replace('\0', '\uFFFD').EnumerateRunes());
    }
}
