using System.Collections.Concurrent;

namespace Dashboard.Web.Text;

/// <summary>Compares names for display: natural order, ignoring case and diacritics. Different texts are never equal. Thread-safe.</summary>
internal sealed class NameComparer : IComparer<string>
{
    public static readonly NameComparer Instance = new();

    private const int MaxKnown = 20_000;

    // Each text is compared many times by every page that sorts by it, so its key is cached.
    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <summary>Compares two texts.</summary>
    /// <param name="x">A text; null comes last.</param>
    /// <param name="y">The other text; null comes last.</param>
    public int Compare(string? x, string? y)
    {
        // Most rows of a grid share their team and account.
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
