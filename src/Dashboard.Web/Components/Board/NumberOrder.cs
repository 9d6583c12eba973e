namespace Dashboard.Web.Components.Board;

/// <summary>Numbers by value (9 before 10), what is no number after them.</summary>
internal sealed class NumberOrder : IComparer<string>
{
    public static readonly NumberOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        var (a, b) = (x ?? "", y ?? "");
        var byKind = IsDigits(b).CompareTo(IsDigits(a));
        if (byKind != 0 || !IsDigits(a))
        {
            return byKind != 0 ? byKind : string.CompareOrdinal(a, b);
        }

        // Of any length, so no integer type: without leading zeros the longer is the larger.
        var (left, right) = (a.TrimStart('0'), b.TrimStart('0'));
        var byValue = left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(left, right);
        return byValue != 0 ? byValue : string.CompareOrdinal(a, b);
    }

    private static bool IsDigits(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);
}
