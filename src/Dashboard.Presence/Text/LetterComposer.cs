using System.Text;

namespace Dashboard.Presence.Text;

/// <summary>
/// Letters that come in two parts, a base and a mark behind it, as macOS writes them. The host runs without the tables of
/// languages of a machine (InvariantGlobalization), by which .NET would join them; so there is a table of its own,
/// <c>letters.txt</c>, that the tests of the scripts hold against a browser's engine.
/// </summary>
public static class LetterComposer
{
    // Korean syllables are joined by arithmetic: https://www.unicode.org/versions/latest/core-spec/chapter-3/#G24646
    private const int SyllableBase = 0xAC00, LeadBase = 0x1100, VowelBase = 0x1161, TailBase = 0x11A7;
    private const int Leads = 19, Vowels = 21, Tails = 28;

    /// <summary>The text with each letter in one part, which is Unicode's form C; itself when there is nothing to join.</summary>
    /// <param name="text">Any text.</param>
    public static string Compose(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.Any(IsPart))
        {
            return text;
        }

        var letters = Sort(text);
        var composed = new StringBuilder(letters.Length);
        var (starter, last) = (-1, 0);
        foreach (var letter in letters)
        {
            var order = LetterCompositionTable.Order(letter);
            // A mark is kept from its letter by another of its own kind in between.
            var isFree = starter >= 0 && (starter == composed.Length - 1 || (last < order && last != 0));
            if (isFree && Join(composed[starter], letter) is { } joined)
            {
                composed[starter] = joined;
                continue;
            }

            composed.Append(letter);
            (starter, last) = order == 0 ? (composed.Length - 1, 0) : (starter, order);
        }

        return composed.ToString();
    }

    /// <summary>The letter without its marks; itself when it has none or is no letter of the table.</summary>
    /// <param name="letter">A letter in one part.</param>
    public static char Base(char letter)
    {
        while (LetterCompositionTable.Parts(letter) is { } parts && parts.Mark is >= '\u0300' and <= '\u036F')
        {
            letter = parts.Base;
        }

        return letter;
    }

    private static bool IsPart(char c) => c >= '\u0300' && (LetterCompositionTable.IsMark(c) || IsVowel(c) || IsTail(c));

    private static bool IsVowel(char c) => c - VowelBase is >= 0 and < Vowels;

    private static bool IsTail(char c) => c - TailBase is > 0 and < Tails;

    // Marks behind one letter may come in any order: those above it and below it do not touch.
    private static char[] Sort(string text)
    {
        var letters = text.ToCharArray();
        for (var at = 1; at < letters.Length; at++)
        {
            var order = LetterCompositionTable.Order(letters[at]);
            for (var to = at; order > 0 && to > 0 && LetterCompositionTable.Order(letters[to - 1]) > order; to--)
            {
                (letters[to - 1], letters[to]) = (letters[to], letters[to - 1]);
            }
        }

        return letters;
    }

    private static char? Join(char first, char second)
    {
        if (IsVowel(second) && first - LeadBase is >= 0 and < Leads and var lead)
        {
            return (char)(SyllableBase + (((lead * Vowels) + second - VowelBase) * Tails));
        }

        if (IsTail(second) && first - SyllableBase is >= 0 and < Leads * Vowels * Tails and var syllable && syllable % Tails == 0)
        {
            return (char)(first + second - TailBase);
        }

        return LetterCompositionTable.Join(first, second);
    }
}
