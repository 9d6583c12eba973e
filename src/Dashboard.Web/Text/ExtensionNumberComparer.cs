namespace Dashboard.Web.Text;

/// <summary>
/// Compares extension numbers. Digits are ordered by value (9 before 10); other numbers follow, with runs of digits by value (0003*9 before 0003*10).
/// </summary>
internal sealed class ExtensionNumberComparer : IComparer<string>
{
    public static readonly ExtensionNumberComparer Instance = new();

    public int Compare(string? x, string? y)
    {
        var (a, b) = (x ?? "", y ?? "");
        return IsDigits(b).CompareTo(IsDigits(a)) is var byKind && byKind != 0 ? byKind
            : NaturalComparer.Instance.Compare(a, b) is var byValue && byValue != 0 ? byValue : string.CompareOrdinal(a, b);
    }

    private static bool IsDigits(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);
}
