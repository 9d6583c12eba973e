using Dashboard.Presence;
using Dashboard.Web.Components.Board;

namespace Dashboard.Web.Components.Supervisor;

/// <summary>Finds whom somebody means by what they typed: a number, or a name of the same phone system.</summary>
public static class TargetFinder
{
    internal const int Most = 6;

    /// <summary>Whether it is dialled as it is.</summary>
    /// <param name="typed">What was typed.</param>
    public static bool IsNumber(string typed) => NumberText.Clean(typed) is var number && number.Any(char.IsAsciiDigit) && number.All(c => char.IsAsciiDigit(c) || c is '+' or '*' or '#' or ' ' or '-' or '(' or ')');

    /// <summary>Those that may be meant, the likeliest first.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="account">The account they must be of; null for any.</param>
    /// <param name="extensions">All there are.</param>
    /// <param name="most">How many at most.</param>
    public static IReadOnlyList<ExtensionPresence> Candidates(string typed, string? account, IEnumerable<ExtensionPresence> extensions, int most = Most)
    {
        var words = PlainName.Of(TypedText.Clean(typed)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? [] :
        [
            .. extensions.Where(e => account is null || e.Account == account).Select(e => (Row: e, Name: PlainName.Of(BoardText.Name(e))))
                .Where(e => words.All(w => e.Row.Number.StartsWith(w, StringComparison.Ordinal) || e.Name.Split(' ').Any(part => part.StartsWith(w, StringComparison.Ordinal))))
                .OrderBy(e => e.Row.Number != NumberText.Clean(typed)).ThenBy(e => ShownStates.Of(e.Row) != ShownState.Idle)
                .ThenBy(e => e.Name, NaturalOrder.Instance).ThenBy(e => e.Row.Number, NumberOrder.Instance).Take(most).Select(e => e.Row),
        ];
    }

    /// <summary>The number that is meant; null when it is not clear who.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="account">The account they must be of.</param>
    /// <param name="extensions">All there are.</param>
    public static string? Number(string typed, string account, IEnumerable<ExtensionPresence> extensions) =>
        IsNumber(typed) ? NumberText.Clean(typed) : Candidates(typed, account, extensions) is [var one] ? one.Number : null;
}
