using System.Collections.Frozen;
using System.Globalization;

namespace Dashboard.Presence.Text;

/// <summary>The table of <c>letters.txt</c>: a line for each mark, with its code, its order among marks of one letter, and base and joined letter by turns.</summary>
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

    /// <summary>Whether a character can be part of the letter before it.</summary>
    public static bool IsMark(char c) => Orders.ContainsKey(c);

    /// <summary>The order of a mark among those behind one letter; 0 for what begins a letter of its own.</summary>
    public static int Order(char c) => Orders.GetValueOrDefault(c);

    /// <summary>The letter that two make; null when they make none.</summary>
    public static char? Join(char first, char mark) => Joined.TryGetValue((first, mark), out var letter) ? letter : null;

    /// <summary>What a letter is made of; null when it is one part.</summary>
    public static (char Base, char Mark)? Parts(char letter) => Taken.TryGetValue(letter, out var parts) ? parts : null;
}
