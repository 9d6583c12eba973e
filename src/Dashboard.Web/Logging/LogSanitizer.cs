using System.Globalization;
using System.Text;

namespace Dashboard.Web.Logging;

/// <summary>
/// Makes a text that may come from outside one that a terminal and a log file take as it is: characters that control a terminal,
/// end a line, reorder what is shown or are not shown at all are written as escapes, and it is cut to a length.
/// </summary>
internal static class LogSanitizer
{
    /// <summary>The most characters of a message.</summary>
    public const int MaxMessageLength = 4096;

    /// <summary>The most characters of a value in a message.</summary>
    public const int MaxValueLength = 1024;

    /// <summary>The text, clean.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">The most characters to keep.</param>
    /// <param name="keepsLines">Whether its line feeds stay: those between the lines of a stack trace.</param>
    public static string Clean(string text, int most, bool keepsLines = false)
    {
        var isLong = text.Length > most;
        var kept = isLong ? text[..most] : text;
        if (!isLong && !HasUnclean(kept, keepsLines))
        {
            return text;
        }

        var clean = new StringBuilder(kept.Length + 16);
        foreach (var rune in kept.EnumerateRunes())
        {
            if (IsUnclean(rune, keepsLines))
            {
                clean.Append(Escape(rune));
            }
            else
            {
                clean.Append(rune);
            }
        }

        return isLong ? clean.Append(CultureInfo.InvariantCulture, $"… ({text.Length} characters)").ToString() : clean.ToString();
    }

    /// <summary>Whether a text has characters that would be escaped.</summary>
    /// <param name="text">The text.</param>
    /// <param name="keepsLines">Whether line feeds are none of them.</param>
    public static bool HasUnclean(string text, bool keepsLines = false)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsUnclean(rune, keepsLines))
            {
                return true;
            }
        }

        return false;
    }

    // Half a surrogate pair is read as U+FFFD, which is clean.
    private static bool IsUnclean(Rune rune, bool keepsLines) => rune.Value is < ' ' or > '~'
        && !(keepsLines && rune.Value == '\n')
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string Escape(Rune rune) => rune.Value switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        <= 0xFFFF => $"\\u{rune.Value:X4}",
        _ => $"\\U{rune.Value:X8}",
    };
}
