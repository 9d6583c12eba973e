using System.Globalization;
using System.Text;

namespace Dashboard.Presence.Text;

/// <summary>Cleans search text that was typed or pasted.</summary>
public static class SearchInput
{
    /// <summary>
    /// Returns the text trimmed, without format characters, with plain spaces and with composed letters (Unicode form C).
    /// </summary>
    /// <param name="text">The text as entered.</param>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Ascii.IsValid(text) ? text.Trim() : LetterComposer.Compose(string.Concat(
            text.Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.Format).Select(c => char.IsWhiteSpace(c) ? ' ' : c))).Trim();
    }
}
