namespace Dashboard.Web.Text;

/// <summary>Compares texts by character, but runs of digits by value: Team 3 before Team 12. The script has the same rules.</summary>
internal sealed class NaturalComparer : IComparer<string>
{
    public static readonly NaturalComparer Instance = new();

    public int Compare(string? x, string? y)
    {
        var a = x.AsSpan();
        var b = y.AsSpan();
        while (!a.IsEmpty && !b.IsEmpty)
        {
            var (left, right) = (DigitsOf(a), DigitsOf(b));
            if (left > 0 && right > 0)
            {
                if (ByValue(a[..left], b[..right]) is var byValue && byValue != 0)
                {
                    return byValue;
                }

                a = a[left..];
                b = b[right..];
            }
            else if (a[0] != b[0])
            {
                return a[0].CompareTo(b[0]);
            }
            else
            {
                a = a[1..];
                b = b[1..];
            }
        }

        return a.Length.CompareTo(b.Length);
    }

    private static int DigitsOf(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : text.Length;

    // Numbers of any length: without leading zeros the longer one is larger.
    private static int ByValue(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var left = a.TrimStart('0');
        var right = b.TrimStart('0');
        return left.Length != right.Length ? left.Length.CompareTo(right.Length) : left.SequenceCompareTo(right);
    }
}
