using Dashboard.Presence.Model;
using Dashboard.Presence.Views;
using Dashboard.Web.Text;

namespace Dashboard.Web.Configuration.Boards;

/// <summary>
/// The extensions that a board's accounts are known to have before any vendor has responded. Teams come from directories only. Numbers are known only for
/// accounts limited to certain extensions: a directory may list only some of a vendor's extensions.
/// </summary>
/// <param name="accounts">The board's accounts.</param>
internal sealed class BoardMatches(IReadOnlyList<AccountOptions> accounts)
{
    private readonly bool _hasDirectories = accounts.All(a => a.Directory.Entries.Count > 0);
    private readonly bool _hasLimits = accounts.All(a => a.Extensions.Count > 0);

    private readonly IReadOnlyList<ExtensionPresence> _people = [.. accounts.SelectMany(KnownExtensions)];

    /// <summary>Returns an error for each team and each extension entry that matches no known extension.</summary>
    public IEnumerable<string> Misses(IConfigurationSection board, IEnumerable<string> teams, IEnumerable<string> extensions)
    {
        foreach (var team in teams.Where(team => _hasDirectories && !Matches([team], [])))
        {
            var known = string.Join(", ", _people.Select(p => p.Team).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Order(NameComparer.Instance).Take(20));
            yield return $"{board.Path}:Teams names '{team}', and nobody in the Directory of its accounts is in it; "
                + (known.Length > 0 ? $"there is {known}." : "none of them names a team.");
        }

        foreach (var entry in extensions.Where(entry => IsKnown(entry) && !Matches([], [entry])))
        {
            yield return $"{board.Path}:Extensions names '{entry}', which is in none of its accounts' Extensions.";
        }
    }

    private static IEnumerable<ExtensionPresence> KnownExtensions(AccountOptions account)
    {
        var numbers = account.Extensions.Count > 0 ? account.Extensions : account.Directory.Entries.Select(e => e.Number);
        return numbers.Select(n => new ExtensionPresence
        {
            Account = account.Id, Number = n, Team = account.Directory.Find(n)?.Team, State = PresenceState.Unknown, ObservedAt = default,
        });
    }

    // An entry with an account id concerns that account only.
    private bool IsKnown(string entry) => entry.Split('/', 2) is [var id, _]
        ? accounts.Any(a => a.Id == id && a.Extensions.Count > 0)
        : _hasLimits;

    private bool Matches(string[] teams, string[] extensions)
    {
        var filter = new BoardFilter([], teams, extensions);
        return _people.Any(filter.Includes);
    }
}
