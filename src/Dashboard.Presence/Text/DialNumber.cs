using System.Globalization;
using System.Text;

namespace Dashboard.Presence.Text;

/// <summary>
/// Normalizes a phone number to its dialled form: digits, +, * and #. Spaces, brackets, dots, dashes, slashes and format characters between
/// the digits are removed. The TypeScript search applies the same rules.
/// </summary>
public static class DialNumber
{
    private const string Between = "()[]./\t\u00B7\u2022\u2027\u2212\u2044\u2215\uFF08\uFF09\uFF0E\uFF0F";

    /// <summary>Returns the dialled form; null when the text is not a number.</summary>
    /// <param name="text">A number in any notation.</param>
    public static string? Parse(string text) => TryRead(text, out var number, out _) ? number : null;

    /// <summary>Returns why a text cannot be dialled, as a sentence; null when it can.</summary>
    /// <param name="text">A number in any notation.</param>
    public static string? Problem(string text) => TryRead(text, out _, out var problem) ? null : problem;

    /// <summary>Whether a text has only characters that can occur in a number, even if it has no digit.</summary>
    /// <param name="text">A part of the input.</param>
    public static bool IsPart(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsDialled(rune) && !IsBetween(rune))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryRead(string text, out string number, out string problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        (number, problem) = (text, "");
        if (text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return true;
        }

        var dialled = new StringBuilder(text.Length);
        var bracket = -1;
        foreach (var rune in text.Trim().EnumerateRunes())
        {
            if (IsDialled(rune))
            {
                if (rune.Value == '+' && dialled.Length > 0 && dialled[^1] is not ('*' or '#'))
                {
                    problem = "The + of a number stands at its beginning.";
                    return false;
                }

                dialled.Append((char)rune.Value);
            }
            else if (!IsBetween(rune))
            {
                problem = $"The number has {Name(rune)} in it, which cannot be dialled: it takes digits, +, * and #.";
                return false;
            }
            else if (rune.Value is '(' or '\uFF08')
            {
                bracket = dialled.Length;
            }
            else if (rune.Value is ')' or '\uFF09' && IsTrunkZero(dialled, bracket))
            {
                dialled.Length = bracket;
            }
        }

        number = dialled.ToString();
        problem = number.Any(char.IsAsciiDigit) ? "" : "The number has no digit in it.";
        return problem.Length == 0;
    }

    // +61 (0)2 …: the zero is dialled only within the country.
    private static bool IsTrunkZero(StringBuilder dialled, int bracket) =>
        bracket is > 1 and <= 4 && bracket == dialled.Length - 1 && dialled[0] == '+' && dialled[bracket] == '0';

    private static bool IsDialled(Rune rune) => rune.Value is (>= '0' and <= '9') or '+' or '*' or '#';

    private static bool IsBetween(Rune rune) => (rune.IsBmp && Between.Contains((char)rune.Value, StringComparison.Ordinal))
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator or UnicodeCategory.DashPunctuation or UnicodeCategory.Format;

    private static string Name(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned || rune == Rune.ReplacementChar
        ? $"U+{rune.Value:X4}" : $"“{rune}”";
}
