using System.Globalization;
using System.Text;

namespace Dashboard.Presence.Text;

/// <summary>What somebody typed or pasted to be looked for.</summary>
public static class SearchInput
{
    /// <summary>The text without format characters, with plain spaces and none at its ends, and each letter in one part.</summary>
    /// <param name="text">As it was typed.</param>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Ascii.IsValid(text) ? text.Trim() : LetterComposer.Compose(string.Concat(
            text.Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.Format).Select(c => char.IsWhiteSpace(c) ? ' ' : c))).Trim();
    }
}
