using Dashboard.Presence.Text;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.Search;

/// <summary>A parsed search text. Every term must match. Adjacent parts of a number match one number in any notation.</summary>
internal sealed class SearchTerms
{
    private readonly List<Term> _terms;

    private SearchTerms(string search)
    {
        var runs = new List<(bool IsPart, List<string> Words)>();
        foreach (var word in NameSortKey.Create(search).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var isPart = DialNumber.IsPart(word);
            if (isPart && runs is [.., (true, var before)])
            {
                before.Add(word);
            }
            else
            {
                runs.Add((isPart, [word]));
            }
        }

        // Parsed once here and not for each row.
        _terms = runs.ConvertAll(r => new Term(r.IsPart ? DialNumber.Parse(string.Join(' ', r.Words)) : null, [.. r.Words.Select(w => (w, r.IsPart ? DialNumber.Parse(w) : null))]));
    }

    /// <summary>Whether the search text is empty.</summary>
    public bool IsEmpty => _terms.Count == 0;

    /// <summary>Parses a search text.</summary>
    /// <param name="search">The typed text.</param>
    public static SearchTerms Parse(string search) => new(search);

    /// <summary>Whether all terms match a row.</summary>
    /// <param name="texts">The row's searchable text, and those of related rows.</param>
    public bool Find(params IReadOnlyList<SearchText> texts) => _terms.TrueForAll(t =>
        texts.Any(text => text.HasNumber(t.Number)) || Array.TrueForAll(t.Words, w => texts.Any(text => text.Contains(w.Word) || text.HasNumber(w.Number))));

    private sealed record Term(string? Number, (string Word, string? Number)[] Words);
}
