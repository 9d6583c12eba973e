namespace Dashboard.Web.Components.Board;

/// <summary>Numbers by value (9 before 10), then what has other signs too, its runs of digits by value (0003*9 before 0003*10).</summary>
internal sealed class NumberOrder : IComparer<string>
{
    public static readonly NumberOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        var (a, b) = (x ?? "", y ?? "");
        return IsDigits(b).CompareTo(IsDigits(a)) is var byKind && byKind != 0 ? byKind
            : NaturalOrder.Instance.Compare(a, b) is var byValue && byValue != 0 ? byValue : string.CompareOrdinal(a, b);
    }

    private static bool IsDigits(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);
}
