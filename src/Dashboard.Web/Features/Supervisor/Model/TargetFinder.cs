using Dashboard.Presence.Model;
using Dashboard.Presence.Text;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.Model;

/// <summary>Finds whom somebody means by what they typed: a number, or a name of the same phone system.</summary>
public static class TargetFinder
{
    internal const int MaxCandidates = 6;

    /// <summary>Those that may be meant, the likeliest first.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="account">The account they must be of; null for any.</param>
    /// <param name="snapshot">What is seen now.</param>
    /// <param name="most">How many at most.</param>
    public static IReadOnlyList<ExtensionPresence> Candidates(string typed, string? account, SupervisorSnapshot snapshot, int most = MaxCandidates)
    {
        var number = DialNumber.Parse(typed);
        var words = number is not null ? [number] : NameSortKey.Create(SearchInput.Clean(typed)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? [] :
        [
            .. snapshot.Extensions.Where(e => account is null || e.Account == account).Select(e => (Row: e, Name: NameSortKey.Create(ExtensionFormatter.Name(e)), IsExact: IsNumberOf(e, number, snapshot)))
                .Where(e => e.IsExact || words.All(w => e.Row.Number.StartsWith(w, StringComparison.Ordinal) || e.Name.Split(' ').Any(part => part.StartsWith(w, StringComparison.Ordinal))))
                .OrderBy(e => !e.IsExact).ThenBy(e => ShownStates.From(e.Row) != ShownState.Idle)
                .ThenBy(e => e.Name, NaturalComparer.Instance).ThenBy(e => e.Row.Number, ExtensionNumberComparer.Instance).Take(most).Select(e => e.Row),
        ];
    }

    /// <summary>The number that is meant, as it is dialled; null when it is not clear who.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="account">The account they must be of.</param>
    /// <param name="snapshot">What is seen now.</param>
    public static string? Number(string typed, string account, SupervisorSnapshot snapshot) =>
        DialNumber.Parse(typed) ?? (Candidates(typed, account, snapshot) is [var one] ? one.Number : null);

    private static bool IsNumberOf(ExtensionPresence row, string? number, SupervisorSnapshot snapshot) =>
        number is not null && snapshot.IsSame(row.Account, row.Number, number);
}
