using Dashboard.Presence.Store;
using Dashboard.Presence.Text;
using Dashboard.Storage.Users;
using Dashboard.Web.Live;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Administration;

/// <summary>Something that sight may be limited to.</summary>
/// <param name="Value">As it is kept.</param>
/// <param name="Title">As it is called.</param>
/// <param name="Note">More of it; null for none.</param>
/// <param name="IsTicked">Whether it is chosen.</param>
internal sealed record AccessLimitChoice(string Value, string Title, string? Note, bool IsTicked);

/// <summary>What there is to limit somebody's sight to.</summary>
internal sealed class AccessLimitChoices(PresenceStore presence, BoardRegistry boards)
{
    private const string Gone = "not there now";

    /// <summary>The accounts.</summary>
    public IReadOnlyList<AccessLimitChoice> Accounts(AccessLimits limits) => Of(
        presence.Current.Accounts.Values.Select(a => (a.Value.Id, a.Value.Id, (string?)a.Value.Vendor)), limits.Accounts, StringComparer.Ordinal);

    /// <summary>The teams, as the phone systems and the directories name them.</summary>
    public IReadOnlyList<AccessLimitChoice> Teams(AccessLimits limits) => Of(
        presence.Current.Extensions.All.Select(e => e.Value.Team).OfType<string>().Where(t => t.Length > 0)
            .GroupBy(t => t, StringComparer.OrdinalIgnoreCase).Select(g => (g.Key, g.Key, (string?)(g.Count() == 1 ? "1 extension" : $"{g.Count()} extensions"))),
        [.. limits.Teams.Select(LetterComposer.Compose)],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The boards.</summary>
    public IReadOnlyList<AccessLimitChoice> Boards(AccessLimits limits) => Of(
        boards.All.Select(b => (b.Id, b.Title, b.Title == b.Id ? null : (string?)b.Id)), limits.Boards, StringComparer.OrdinalIgnoreCase);

    // What somebody is limited to stays to be seen and ticked though it is gone: saved without it, a limit that a phone
    // system out of reach had emptied would let them see everything.
    private static IReadOnlyList<AccessLimitChoice> Of(IEnumerable<(string Value, string Word, string? Note)> known, IReadOnlyList<string> held, StringComparer same)
    {
        var there = known.OrderBy(k => k.Word, NameComparer.Instance).ToList();
        return
        [
            .. there.Select(k => new AccessLimitChoice(k.Value, k.Word, k.Note, held.Contains(k.Value, same))),
            .. held.Where(h => !there.Exists(k => same.Equals(k.Value, h))).Select(h => new AccessLimitChoice(h, h, Gone, true)),
        ];
    }
}
