using Dashboard.Presence;
using Dashboard.Web.Components.Board;

namespace Dashboard.Web.Components.Supervisor;

/// <summary>Finds whom somebody means by what they typed: a number, or a name of the same phone system.</summary>
public static class TargetFinder
{
    internal const int Most = 6;

    /// <summary>Those that may be meant, the likeliest first.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="account">The account they must be of; null for any.</param>
    /// <param name="moment">What is seen now.</param>
    /// <param name="most">How many at most.</param>
    public static IReadOnlyList<ExtensionPresence> Candidates(string typed, string? account, DeskMoment moment, int most = Most)
    {
        var number = DialNumber.Of(typed);
        var words = number is not null ? [number] : PlainName.Of(TypedText.Clean(typed)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? [] :
        [
            .. moment.Extensions.Where(e => account is null || e.Account == account).Select(e => (Row: e, Name: PlainName.Of(BoardText.Name(e)), IsExact: IsNumberOf(e, number, moment)))
                .Where(e => e.IsExact || words.All(w => e.Row.Number.StartsWith(w, StringComparison.Ordinal) || e.Name.Split(' ').Any(part => part.StartsWith(w, StringComparison.Ordinal))))
                .OrderBy(e => !e.IsExact).ThenBy(e => ShownStates.Of(e.Row) != ShownState.Idle)
                .ThenBy(e => e.Name, NaturalOrder.Instance).ThenBy(e => e.Row.Number, NumberOrder.Instance).Take(most).Select(e => e.Row),
        ];
    }

    /// <summary>The number that is meant, as it is dialled; null when it is not clear who.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="account">The account they must be of.</param>
    /// <param name="moment">What is seen now.</param>
    public static string? Number(string typed, string account, DeskMoment moment) =>
        DialNumber.Of(typed) ?? (Candidates(typed, account, moment) is [var one] ? one.Number : null);

    private static bool IsNumberOf(ExtensionPresence row, string? number, DeskMoment moment) =>
        number is not null && moment.IsSame(row.Account, row.Number, number);
}
