using Dashboard.Presence.Model;
using Dashboard.Presence.Text;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.Model;

/// <summary>Finds the target of an action from typed text: a number, or the name of an extension of the account.</summary>
public static class TargetFinder
{
    internal const int MaxCandidates = 6;

    /// <summary>Returns the candidates for a text, the best match first.</summary>
    /// <param name="typed">The typed text.</param>
    /// <param name="account">The id of the account to search; null for all.</param>
    /// <param name="snapshot">The current snapshot.</param>
    /// <param name="limit">The maximum number of candidates.</param>
    public static IReadOnlyList<ExtensionPresence> Candidates(string typed, string? account, SupervisorSnapshot snapshot, int limit = MaxCandidates)
    {
        var number = DialNumber.Parse(typed);
        var words = number is not null ? [number] : NameSortKey.Create(SearchInput.Clean(typed)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? [] :
        [
            .. snapshot.Extensions.Where(e => account is null || e.Account == account).Select(e => (Row: e, Name: NameSortKey.Create(ExtensionFormatter.Name(e)), IsExact: IsNumberOf(e, number, snapshot)))
                .Where(e => e.IsExact || words.All(w => e.Row.Number.StartsWith(w, StringComparison.Ordinal) || e.Name.Split(' ').Any(part => part.StartsWith(w, StringComparison.Ordinal))))
                .OrderBy(e => !e.IsExact).ThenBy(e => ShownStates.From(e.Row) != ShownState.Idle)
                .ThenBy(e => e.Name, NaturalComparer.Instance).ThenBy(e => e.Row.Number, ExtensionNumberComparer.Instance).Take(limit).Select(e => e.Row),
        ];
    }

    /// <summary>Returns the target's number in dialling form; null when the text is ambiguous or matches nothing.</summary>
    /// <param name="typed">The typed text.</param>
    /// <param name="account">The id of the account to search.</param>
    /// <param name="snapshot">The current snapshot.</param>
    public static string? Number(string typed, string account, SupervisorSnapshot snapshot) =>
        DialNumber.Parse(typed) ?? (Candidates(typed, account, snapshot) is [var one] ? one.Number : null);

    private static bool IsNumberOf(ExtensionPresence row, string? number, SupervisorSnapshot snapshot) =>
        number is not null && snapshot.IsSame(row.Account, row.Number, number);
}
