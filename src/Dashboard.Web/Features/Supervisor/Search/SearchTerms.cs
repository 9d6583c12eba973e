using Dashboard.Presence.Text;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.Search;

/// <summary>What was typed to be searched for. Every word must be found; words that make up a number are found in one number, however both are written.</summary>
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

        // Read once, not for each row.
        _terms = runs.ConvertAll(r => new Term(r.IsPart ? DialNumber.Parse(string.Join(' ', r.Words)) : null, [.. r.Words.Select(w => (w, r.IsPart ? DialNumber.Parse(w) : null))]));
    }

    /// <summary>Whether nothing is searched for.</summary>
    public bool IsEmpty => _terms.Count == 0;

    /// <summary>Reads what was typed.</summary>
    /// <param name="search">What was typed.</param>
    public static SearchTerms Parse(string search) => new(search);

    /// <summary>Whether all of it is found in one row.</summary>
    /// <param name="texts">The row's text, and those of the rows that belong to it.</param>
    public bool Find(params IReadOnlyList<SearchText> texts) => _terms.TrueForAll(t =>
        texts.Any(text => text.HasNumber(t.Number)) || Array.TrueForAll(t.Words, w => texts.Any(text => text.Contains(w.Word) || text.HasNumber(w.Number))));

    private sealed record Term(string? Number, (string Word, string? Number)[] Words);
}
