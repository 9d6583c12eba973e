using System.Globalization;
using System.Text;
using Dashboard.Presence.Text;

namespace Dashboard.Web.Text;

/// <summary>
/// Creates keys for sorting and searching: lower case, without diacritics (Émile sorts with Emil), with plain spaces and without invisible characters. The
/// rules are fixed and shared with the script, because the language data of machines differs and the order must not.
/// </summary>
public static class NameSortKey
{
    // Letters that do not decompose into a base letter and a mark.
    private static readonly Dictionary<char, string> Plain = new()
    {
        ['ß'] = "ss", ['æ'] = "ae", ['œ'] = "oe", ['ø'] = "o", ['đ'] = "d", ['ð'] = "d", ['þ'] = "th", ['ł'] = "l", ['ŀ'] = "l", ['ı'] = "i", ['ħ'] = "h", ['ŧ'] = "t", ['ς'] = "σ",
    };

    /// <summary>Creates the key of a text.</summary>
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
            // An upper case letter may have a mark that its lower case letter lacks, and the reverse.
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
