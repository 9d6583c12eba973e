using Dashboard.Presence.Text;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.Search;

/// <summary>The searchable text of a row, with its numbers in each notation. Created once per row and not for each key press.</summary>
internal sealed class SearchText
{
    // Fewer digits would match the country code of every number.
    private const int MinOtherFormDigits = 4;
    private const int MinWholeDigits = 7;

    private readonly string? _region;
    private readonly string _plain;
    private readonly string _dialled;
    private readonly string _otherForms;

    /// <summary>Creates the searchable text of a row.</summary>
    /// <param name="words">The row's text, including its numbers.</param>
    /// <param name="numbers">The parts that may be numbers; null entries are ignored.</param>
    /// <param name="region">The region of the account, for national notation; null when unknown.</param>
    public SearchText(string words, IEnumerable<string?> numbers, string? region)
    {
        var forms = numbers.Select(n => NumberForms.Create(n, region)).OfType<NumberForms>().Distinct().ToList();
        _region = region;
        _plain = NameSortKey.Create(words);
        _dialled = string.Join('\n', forms.Select(f => f.Dialled));
        _otherForms = string.Join('\n', forms.SelectMany(f => new[] { f.International, f.National }).OfType<string>());
    }

    /// <summary>Whether the text contains a word.</summary>
    /// <param name="word">The word, normalised by <see cref="NameSortKey"/>.</param>
    public bool Contains(string word) => _plain.Contains(word, StringComparison.Ordinal);

    /// <summary>Whether the text contains a number or a part of one.</summary>
    /// <param name="number">The number in dialling form; null for none.</param>
    public bool HasNumber(string? number) => number is not null && (_plain.Contains(number, StringComparison.Ordinal) || _dialled.Contains(number, StringComparison.Ordinal)
        || (_otherForms.Length > 0 && (number.Length >= MinOtherFormDigits || number[0] == '+') && _otherForms.Contains(number, StringComparison.Ordinal))
        || (_otherForms.Length > 0 && number.Length >= MinWholeDigits && NumberForms.Create(number, _region)?.International is { } whole && _otherForms.Contains(whole, StringComparison.Ordinal)));
}
