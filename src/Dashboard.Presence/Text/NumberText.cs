using System.Globalization;
using System.Text;

namespace Dashboard.Presence.Text;

/// <summary>Cleans numbers pasted from spreadsheets, chats and web pages, which often contain invisible characters.</summary>
public static class NumberText
{
    /// <summary>Returns the number without format characters and without leading and trailing white space.</summary>
    /// <param name="text">The number as entered.</param>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return !text.AsSpan().ContainsAnyExceptInRange('!', '~') ? text
            : Ascii.IsValid(text) ? text.Trim()
            : string.Concat(text.Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.Format)).Trim();
    }

    /// <summary>Returns the first character that a number must not contain, for example as U+00A0; null when there is none.</summary>
    /// <param name="number">A number that was cleaned.</param>
    /// <param name="takesSpaces">Whether plain spaces are allowed, as in external numbers.</param>
    public static string? FindInvalidCharacter(string number, bool takesSpaces = false)
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

    /// <summary>Cleans a text if it is a number; returns any other text unchanged.</summary>
    /// <param name="text">The text.</param>
    public static string CleanIfNumber(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Ascii.IsValid(text) ? text
            : Clean(text) is { Length: > 0 } number && number.All(c => char.IsAsciiDigit(c) || c is '+' or '*' or '#') ? number : text;
    }
}
