using System.Collections.Concurrent;

namespace Dashboard.Web.Text;

/// <summary>Headings, names and whatever else a person reads, in the order in which people look for them. Texts that differ are never equal.</summary>
internal sealed class NameComparer : IComparer<string>
{
    public static readonly NameComparer Instance = new();

    private const int MaxKnown = 20_000;

    // Each text is compared many times, by every page that sorts by it.
    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <summary>Which of two comes first.</summary>
    /// <param name="x">A text; null comes last.</param>
    /// <param name="y">Another.</param>
    public int Compare(string? x, string? y)
    {
        // Most rows of a grid have their team and account in common.
        if (ReferenceEquals(x, y) || string.Equals(x, y, StringComparison.Ordinal))
        {
            return 0;
        }

        return x is null ? 1 : y is null ? -1
            : NaturalComparer.Instance.Compare(Plain(x), Plain(y)) is var byName && byName != 0 ? byName : string.CompareOrdinal(x, y);
    }

    private string Plain(string text)
    {
        if (_known.TryGetValue(text, out var known))
        {
            return known;
        }

        if (_known.Count >= MaxKnown)
        {
            _known.Clear();
        }

        return _known[text] = NameSortKey.Create(text);
    }
}
