using Dashboard.Presence.Model;
using Dashboard.Presence.Text;
using Dashboard.Web.Features.Supervisor.Grids;
using Dashboard.Web.Features.Supervisor.Model;

namespace Dashboard.Web.Features.Supervisor.Palette;

/// <summary>People say more words than are needed: "please transfer the call of Jane Citizen to 105". What of them names somebody.</summary>
internal static class PalettePhraseMatcher
{
    private static readonly HashSet<string> Fillers = new(
        ["a", "an", "the", "call", "calls", "caller", "of", "from", "with", "at", "on", "please", "extension", "ext", "number", "over", "through", "now"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whose call is meant: an extension, or the extension that speaks with somebody outside.</summary>
    /// <param name="said">What was said.</param>
    /// <param name="snapshot">What is seen now.</param>
    /// <returns>Each, and the one call that was meant; null for all that it is on.</returns>
    public static IEnumerable<(ExtensionPresence Row, Call? Call)> Whose(string said, SupervisorSnapshot snapshot)
    {
        if (Found(said, null, snapshot, int.MaxValue) is { Count: > 0 } rows)
        {
            return rows.Select(r => (r, (Call?)null));
        }

        return DialNumber.Parse(Plain(said)) is not { } number ? []
            : snapshot.Calls.Where(c => snapshot.IsSame(c.Account, c.From, number) || snapshot.IsSame(c.Account, c.To, number)).SelectMany(c => GridQueries.On(c, snapshot).Select(e => (e, (Call?)c)));
    }

    /// <summary>Who is meant: by all that was said, for a filler may be somebody's name, else by what is left without them.</summary>
    /// <param name="said">What was said.</param>
    /// <param name="account">Of which account; null for any.</param>
    /// <param name="snapshot">What is seen now.</param>
    /// <param name="most">How many at most.</param>
    public static IReadOnlyList<ExtensionPresence> Found(string said, string? account, SupervisorSnapshot snapshot, int most) =>
        TargetFinder.Candidates(said, account, snapshot, most) is { Count: > 0 } all ? all : TargetFinder.Candidates(Plain(said), account, snapshot, most);

    /// <summary>What was said without the words that name nobody.</summary>
    /// <param name="said">What was said.</param>
    public static string Plain(string said) => string.Join(' ', said.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(w => w.EndsWith("'s", StringComparison.OrdinalIgnoreCase) || w.EndsWith("’s", StringComparison.OrdinalIgnoreCase) ? w[..^2] : w).Where(w => !Fillers.Contains(w)));

    /// <summary>Cuts in two where nobody said "to": at the one place where both sides name somebody.</summary>
    /// <param name="said">What was said.</param>
    /// <param name="snapshot">What is seen now.</param>
    /// <returns>Nothing behind, when there is no such place or several.</returns>
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
