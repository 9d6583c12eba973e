using System.Globalization;
using System.Text;
using Dashboard.Presence.Text;

namespace Dashboard.Web.Text;

/// <summary>
/// A text as it is sorted and searched: in small letters without their marks, so that Émile stands with Emil, with plain spaces and
/// without characters that cannot be seen. By rules of its own, the script's too: what a machine knows of languages differs from one
/// to the next, and the order must not.
/// </summary>
public static class NameSortKey
{
    // Letters that are no base with a mark.
    private static readonly Dictionary<char, string> Plain = new()
    {
        ['ß'] = "ss", ['æ'] = "ae", ['œ'] = "oe", ['ø'] = "o", ['đ'] = "d", ['ð'] = "d", ['þ'] = "th", ['ł'] = "l", ['ŀ'] = "l", ['ı'] = "i", ['ħ'] = "h", ['ŧ'] = "t", ['ς'] = "σ",
    };

    /// <summary>The text as it is sorted and searched.</summary>
    /// <param name="text">The text.</param>
    public static string Create(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Ascii.IsValid(text))
        {
            return text.ToLowerInvariant();
        }

        var plain = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            // A capital may have a mark that its small letter has not, and the other way round.
            var letter = LetterComposer.Base(char.ToLowerInvariant(LetterComposer.Base(c)));
            if (Plain.TryGetValue(letter, out var letters))
            {
                plain.Append(letters);
            }
            else if (!IsMark(letter) && char.GetUnicodeCategory(letter) != UnicodeCategory.Format)
            {
                plain.Append(char.GetUnicodeCategory(letter) == UnicodeCategory.SpaceSeparator ? ' ' : letter);
            }
        }

        return plain.ToString();
    }

    private static bool IsMark(char c) => c is >= '\u0300' and <= '\u036F';
}
