using Dashboard.Presence.Text;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.Search;

/// <summary>What of a row is searched: its words, and its numbers in each form. Made once for a row, not for each key that is typed.</summary>
internal sealed class SearchText
{
    // Fewer digits would be found in the country code of every number.
    private const int MinOtherFormDigits = 4;
    private const int MinWholeDigits = 7;

    private readonly string? _region;
    private readonly string _plain;
    private readonly string _dialled;
    private readonly string _otherForms;

    /// <summary>The text of a row.</summary>
    /// <param name="words">Its words, numbers among them.</param>
    /// <param name="numbers">What of it may be a number; null where there is none.</param>
    /// <param name="region">The region of its account; null when not known.</param>
    public SearchText(string words, IEnumerable<string?> numbers, string? region)
    {
        var forms = numbers.Select(n => NumberForms.Create(n, region)).OfType<NumberForms>().Distinct().ToList();
        _region = region;
        _plain = NameSortKey.Create(words);
        _dialled = string.Join('\n', forms.Select(f => f.Dialled));
        _otherForms = string.Join('\n', forms.SelectMany(f => new[] { f.International, f.National }).OfType<string>());
    }

    /// <summary>Whether a word is found.</summary>
    /// <param name="word">In the form of <see cref="NameSortKey"/>.</param>
    public bool Contains(string word) => _plain.Contains(word, StringComparison.Ordinal);

    /// <summary>Whether a number, or a part of one, is found.</summary>
    /// <param name="number">As it is dialled; null for none.</param>
    public bool HasNumber(string? number) => number is not null && (_plain.Contains(number, StringComparison.Ordinal) || _dialled.Contains(number, StringComparison.Ordinal)
        || (_otherForms.Length > 0 && (number.Length >= MinOtherFormDigits || number[0] == '+') && _otherForms.Contains(number, StringComparison.Ordinal))
        || (_otherForms.Length > 0 && number.Length >= MinWholeDigits && NumberForms.Create(number, _region)?.International is { } whole && _otherForms.Contains(whole, StringComparison.Ordinal)));
}
