using Dashboard.Presence;
using Dashboard.Web.Components.Board;

namespace Dashboard.Web.Components.Supervisor;

/// <summary>What was typed to be searched for. Every word must be found; words that make up a number are found in one number, however both are written.</summary>
internal sealed class SearchTerms
{
    private readonly List<Term> _terms = [];

    private SearchTerms(string search)
    {
        foreach (var word in PlainName.Of(search).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var isPart = DialNumber.IsPart(word);
            if (isPart && _terms is [.., { IsPart: true } before])
            {
                before.Words.Add(word);
            }
            else
            {
                _terms.Add(new Term(isPart, [word]));
            }
        }

        foreach (var term in _terms.Where(t => t.IsPart))
        {
            term.Number = DialNumber.Of(string.Join(' ', term.Words));
        }
    }

    /// <summary>Whether nothing is searched for.</summary>
    public bool IsEmpty => _terms.Count == 0;

    /// <summary>Reads what was typed.</summary>
    /// <param name="search">What was typed.</param>
    public static SearchTerms Of(string search) => new(search);

    /// <summary>Whether all of it is found in one row.</summary>
    /// <param name="texts">The row's text, and those of the rows that belong to it.</param>
    public bool Find(params IReadOnlyList<SearchText> texts) => _terms.TrueForAll(t =>
        (t.Number is { } number && texts.Any(text => text.HasNumber(number))) || t.Words.TrueForAll(w => texts.Any(text => text.Has(w))));

    private sealed record Term(bool IsPart, List<string> Words)
    {
        public string? Number { get; set; }
    }
}
