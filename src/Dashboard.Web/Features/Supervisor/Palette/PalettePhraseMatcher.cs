using Dashboard.Presence.Model;
using Dashboard.Presence.Text;
using Dashboard.Web.Features.Supervisor.Grids;
using Dashboard.Web.Features.Supervisor.Model;

namespace Dashboard.Web.Features.Supervisor.Palette;

/// <summary>Finds the names in text with redundant words, such as "please transfer the call of Jane Citizen to 105".</summary>
internal static class PalettePhraseMatcher
{
    private static readonly HashSet<string> Fillers = new(
        ["a", "an", "the", "call", "calls", "caller", "of", "from", "with", "at", "on", "please", "extension", "ext", "number", "over", "through", "now"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds the extensions that a text denotes: by name, or by the external party of their calls.</summary>
    /// <param name="said">The text.</param>
    /// <param name="snapshot">The current snapshot.</param>
    /// <returns>Each extension, with the call that is meant; null for all of its calls.</returns>
    public static IEnumerable<(ExtensionPresence Row, Call? Call)> Whose(string said, SupervisorSnapshot snapshot)
    {
        if (Found(said, null, snapshot, int.MaxValue) is { Count: > 0 } rows)
        {
            return rows.Select(r => (r, (Call?)null));
        }

        return DialNumber.Parse(Plain(said)) is not { } number ? []
            : snapshot.Calls.Where(c => snapshot.IsSame(c.Account, c.From, number) || snapshot.IsSame(c.Account, c.To, number)).SelectMany(c => GridQueries.On(c, snapshot).Select(e => (e, (Call?)c)));
    }

    /// <summary>Finds extensions by the whole text first, because a redundant word can be part of a name, and otherwise without redundant words.</summary>
    /// <param name="said">The text.</param>
    /// <param name="account">The id of the account to search; null for all.</param>
    /// <param name="snapshot">The current snapshot.</param>
    /// <param name="limit">The maximum number of results.</param>
    public static IReadOnlyList<ExtensionPresence> Found(string said, string? account, SupervisorSnapshot snapshot, int limit) =>
        TargetFinder.Candidates(said, account, snapshot, limit) is { Count: > 0 } all ? all : TargetFinder.Candidates(Plain(said), account, snapshot, limit);

    /// <summary>Removes redundant words and possessive endings from a text.</summary>
    /// <param name="said">The text.</param>
    public static string Plain(string said) => string.Join(' ', said.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(w => w.EndsWith("'s", StringComparison.OrdinalIgnoreCase) || w.EndsWith("’s", StringComparison.OrdinalIgnoreCase) ? w[..^2] : w).Where(w => !Fillers.Contains(w)));

    /// <summary>Splits a text without "to" at the only position where both parts match an extension.</summary>
    /// <param name="said">The text.</param>
    /// <param name="snapshot">The current snapshot.</param>
    /// <returns>Both parts. The second is empty when there is no such position or more than one.</returns>
    public static (string Who, string Whom) Cut(string said, SupervisorSnapshot snapshot)
    {
        var words = said.Split(' ');
        if (words.Length is < 2 or > 6 || Whose(said, snapshot).Any())
        {
            return (said, "");
        }

        var cuts = Enumerable.Range(1, words.Length - 1).Select(at => (Who: string.Join(' ', words[..at]), Whom: string.Join(' ', words[at..])))
            .Where(c => Whose(c.Who, snapshot).Any() && (DialNumber.Parse(c.Whom) is not null || Found(c.Whom, null, snapshot, 1).Count > 0)).ToList();
        return cuts is [var only] ? only : (said, "");
    }
}
