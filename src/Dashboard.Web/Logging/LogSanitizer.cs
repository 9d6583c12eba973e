using System.Globalization;
using System.Text;

namespace Dashboard.Web.Logging;

/// <summary>
/// Sanitizes untrusted text for terminals and log files. Control characters, line breaks, bidirectional controls and invisible characters are escaped, and the
/// text is truncated.
/// </summary>
internal static class LogSanitizer
{
    /// <summary>The maximum length of a message.</summary>
    public const int MaxMessageLength = 4096;

    /// <summary>The maximum length of a value in a message.</summary>
    public const int MaxValueLength = 1024;

    /// <summary>Returns the sanitized text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maxLength">The maximum length; longer text is truncated.</param>
    /// <param name="keepsLines">Whether to keep line feeds, as between the lines of a stack trace.</param>
    public static string Clean(string text, int maxLength, bool keepsLines = false)
    {
        var isLong = text.Length > maxLength;
        var kept = isLong ? text[..maxLength] : text;
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

    /// <summary>Returns whether a text has characters to escape.</summary>
    /// <param name="text">The text.</param>
    /// <param name="keepsLines">Whether line feeds are allowed.</param>
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

    // EnumerateRunes replaces an unpaired surrogate by U+FFFD, which is allowed.
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
