using Dashboard.Presence.Store;
using Dashboard.Presence.Text;
using Dashboard.Storage.Users;
using Dashboard.Web.Live;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Administration;

/// <summary>One choice of an access limit: an account, a team or a board.</summary>
/// <param name="Value">The stored value.</param>
/// <param name="Title">The display name.</param>
/// <param name="Note">Additional information; null for none.</param>
/// <param name="IsTicked">Whether the choice is selected.</param>
internal sealed record AccessLimitChoice(string Value, string Title, string? Note, bool IsTicked);

/// <summary>Lists the accounts, teams and boards to which access can be limited.</summary>
internal sealed class AccessLimitChoices(PresenceStore presence, BoardRegistry boards)
{
    /// <summary>Lists the configured accounts, plus limited ones that no longer exist.</summary>
    public IReadOnlyList<AccessLimitChoice> Accounts(AccessLimits limits) => Of(
        presence.Current.Accounts.Values.Select(a => (a.Value.Id, a.Value.Id, (string?)a.Value.Vendor)), limits.Accounts, StringComparer.Ordinal);

    /// <summary>Lists the teams reported by phone systems and directories, plus limited ones that no longer exist.</summary>
    public IReadOnlyList<AccessLimitChoice> Teams(AccessLimits limits) => Of(
        presence.Current.Extensions.All.Select(e => e.Value.Team).OfType<string>().Where(t => t.Length > 0)
            .GroupBy(t => t, StringComparer.OrdinalIgnoreCase).Select(g => (g.Key, g.Key, (string?)Plural.Choose(g.Count(), AdministrationTexts.FormatExtensionsOne(g.Count()), AdministrationTexts.FormatExtensionsOther(g.Count())))),
        [.. limits.Teams.Select(LetterComposer.Compose)],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Lists the configured boards, plus limited ones that no longer exist.</summary>
    public IReadOnlyList<AccessLimitChoice> Boards(AccessLimits limits) => Of(
        boards.All.Select(b => (b.Id, b.Title, b.Title == b.Id ? null : (string?)b.Id)), limits.Boards, StringComparer.OrdinalIgnoreCase);

    // A limited account, team or board that is currently missing stays listed and ticked. If it were dropped, saving the form while a
    // phone system is out of reach could empty the list of limits, and an empty list grants access to everything.
    private static IReadOnlyList<AccessLimitChoice> Of(IEnumerable<(string Value, string Title, string? Note)> known, IReadOnlyList<string> held, StringComparer same)
    {
        var there = known.OrderBy(k => k.Title, NameComparer.Instance).ToList();
        return
        [
            .. there.Select(k => new AccessLimitChoice(k.Value, k.Title, k.Note, held.Contains(k.Value, same))),
            .. held.Where(h => !there.Exists(k => same.Equals(k.Value, h))).Select(h => new AccessLimitChoice(h, h, AdministrationTexts.NotAvailableNow, true)),
        ];
    }
}
