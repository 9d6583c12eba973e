using System.Text;

namespace Dashboard.Presence.Text;

/// <summary>
/// Composes letters that consist of a base and a combining mark (Unicode normalization form C), as in text from macOS. The host runs with
/// InvariantGlobalization, which disables .NET's own normalization. It therefore has its own table, <c>letters.txt</c>. The TypeScript
/// tests compare that table with a browser's implementation.
/// </summary>
public static class LetterComposer
{
    // Hangul syllables are composed by arithmetic: https://www.unicode.org/versions/latest/core-spec/chapter-3/#G24646
    private const int SyllableBase = 0xAC00, LeadBase = 0x1100, VowelBase = 0x1161, TailBase = 0x11A7;
    private const int Leads = 19, Vowels = 21, Tails = 28;

    /// <summary>Returns the text in Unicode normalization form C; the same instance when there is nothing to compose.</summary>
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
            // A mark cannot combine with the starter if a mark of the same or a higher class stands in between.
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

    /// <summary>Returns the letter without its marks; the letter itself when it has none or is not in the table.</summary>
    /// <param name="letter">A composed letter.</param>
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

    // Canonical ordering: marks of different classes behind one letter do not interact, so they are sorted by class.
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
