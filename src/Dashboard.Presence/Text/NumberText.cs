using System.Globalization;
using System.Text;

namespace Dashboard.Presence.Text;

/// <summary>Numbers as people paste them, out of spreadsheets, chats and web pages: with characters that cannot be seen.</summary>
public static class NumberText
{
    /// <summary>The number without format characters, and without spaces of any kind at its ends.</summary>
    /// <param name="text">As it came.</param>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return !text.AsSpan().ContainsAnyExceptInRange('!', '~') ? text
            : Ascii.IsValid(text) ? text.Trim()
            : string.Concat(text.Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.Format)).Trim();
    }

    /// <summary>What stands in a number that has no place in it, as U+00A0; null when nothing does.</summary>
    /// <param name="number">A number that was cleaned.</param>
    /// <param name="takesSpaces">Whether plain spaces may stand in it, as people write numbers outside.</param>
    public static string? Odd(string number, bool takesSpaces = false)
    {
        ArgumentNullException.ThrowIfNull(number);
        foreach (var rune in number.EnumerateRunes())
        {
            if (rune.Value is < '!' or > '~' && !(takesSpaces && rune.Value == ' '))
            {
                return rune.Value == ' ' ? "a space" : $"U+{rune.Value:X4}";
            }
        }

        return null;
    }

    /// <summary>A text without what cannot be seen when it is a number; any other as it is.</summary>
    /// <param name="text">The text.</param>
    public static string CleanIfNumber(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Ascii.IsValid(text) ? text
            : Clean(text) is { Length: > 0 } number && number.All(c => char.IsAsciiDigit(c) || c is '+' or '*' or '#') ? number : text;
    }
}
