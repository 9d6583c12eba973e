using System.Collections.Frozen;
using System.Globalization;

namespace Dashboard.Presence.Text;

/// <summary>
/// The table of <c>letters.txt</c>. Each line has a mark's code point, its combining class, and alternating base and composed letters.
/// </summary>
internal static class LetterCompositionTable
{
    private static readonly FrozenDictionary<char, int> Orders;
    private static readonly FrozenDictionary<(char Base, char Mark), char> Joined;
    private static readonly FrozenDictionary<char, (char Base, char Mark)> Taken;

    static LetterCompositionTable()
    {
        var orders = new Dictionary<char, int>();
        var joined = new Dictionary<(char, char), char>();
        using var file = new StreamReader(typeof(LetterCompositionTable).Assembly.GetManifestResourceStream("letters.txt")!);
        while (file.ReadLine() is { Length: > 0 } line)
        {
            var parts = line.Split(' ');
            var mark = (char)ushort.Parse(parts[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            orders[mark] = int.Parse(parts[1], CultureInfo.InvariantCulture);
            foreach (var pair in parts[2].Chunk(2))
            {
                joined[(pair[0], mark)] = pair[1];
            }
        }

        Orders = orders.ToFrozenDictionary();
        Joined = joined.ToFrozenDictionary();
        Taken = joined.ToFrozenDictionary(j => j.Value, j => j.Key);
    }

    /// <summary>Whether a character is a combining mark of the table.</summary>
    public static bool IsMark(char c) => Orders.ContainsKey(c);

    /// <summary>Returns the combining class of a mark; 0 for a starter.</summary>
    public static int Order(char c) => Orders.GetValueOrDefault(c);

    /// <summary>Returns the letter composed of two characters; null when they do not compose.</summary>
    public static char? Join(char first, char mark) => Joined.TryGetValue((first, mark), out var letter) ? letter : null;

    /// <summary>Returns the base and the mark of a composed letter; null when it has no decomposition.</summary>
    public static (char Base, char Mark)? Parts(char letter) => Taken.TryGetValue(letter, out var parts) ? parts : null;
}
