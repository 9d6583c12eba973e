namespace Dashboard.Storage;

/// <summary>Cleans user input so that both databases can store it unchanged.</summary>
internal static class UntrustedText
{
    /// <summary>Replaces NUL, which PostgreSQL rejects, and unpaired surrogates, and limits the length.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maxLength">The maximum number of characters.</param>
    public static string Clean(string text, int maxLength)
    {
        var end = Math.Min(text.Length, maxLength);
        return string.Concat(text[..end].Replace('\0', '\uFFFD').EnumerateRunes());
    }
}
