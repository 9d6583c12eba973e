using Dashboard.Storage.Users;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Administration;

/// <summary>Formats access limits and roles for display and for the audit log, whose texts do not depend on the culture.</summary>
internal static class AccessLimitFormatter
{
    /// <summary>Returns one line for each kind of limit that is set; a single line when there is no limit.</summary>
    public static IReadOnlyList<string> Lines(AccessLimits limits)
    {
        IReadOnlyList<string> lines =
        [
            .. Line(limits.Accounts, AdministrationTexts.FormatAccountLimitOne, AdministrationTexts.FormatAccountLimitOther),
            .. Line(limits.Teams, AdministrationTexts.FormatTeamLimitOne, AdministrationTexts.FormatTeamLimitOther),
            .. Line(limits.Boards, AdministrationTexts.FormatBoardLimitOne, AdministrationTexts.FormatBoardLimitOther),
        ];
        return lines.Count > 0 ? lines : [AdministrationTexts.Everything];
    }

    /// <summary>Returns the name of a role.</summary>
    public static string Name(Role role) => role switch
    {
        Role.Viewer => AdministrationTexts.Viewer,
        Role.Supervisor => AdministrationTexts.SupervisorRole,
        _ => AdministrationTexts.Administrator,
    };

    /// <summary>Describes what a role permits. An administrator with access limits cannot manage other users.</summary>
    /// <param name="role">The role.</param>
    /// <param name="isLimited">Whether the user has access limits.</param>
    public static string Format(Role role, bool isLimited) => role switch
    {
        Role.Viewer => AdministrationTexts.ViewerPermissions,
        Role.Supervisor => AdministrationTexts.SupervisorPermissions,
        _ when isLimited => AdministrationTexts.LimitedAdministratorPermissions,
        _ => AdministrationTexts.AdministratorPermissions,
    };

    /// <summary>Formats all limits in one line, for the audit log.</summary>
    public static string Line(AccessLimits limits) => limits.IsNone
        ? "Everything"
        : string.Join("; ", Kinds(limits).Where(k => k.Of.Count > 0).Select(k => $"{(k.Of.Count == 1 ? k.One : k.Many)}: {string.Join(", ", k.Of.Select(VisibleText.Create))}"));

    /// <summary>Describes each kind of limit that differs between two sets, for the audit log.</summary>
    public static IEnumerable<string> Changes(AccessLimits before, AccessLimits after) => Kinds(before).Zip(Kinds(after))
        .Where(k => !k.First.Of.ToHashSet(StringComparer.Ordinal).SetEquals(k.Second.Of))
        .Select(k => $"{k.First.Many}: {Listed(k.First.Of)} → {Listed(k.Second.Of)}");

    private static IEnumerable<string> Line(IReadOnlyList<string> names, Func<string, string> one, Func<string, string> other)
    {
        var list = string.Join(", ", names.Select(VisibleText.Create));
        return names.Count == 0 ? [] : [Plural.Choose(names.Count, one(list), other(list))];
    }

    private static string Listed(IReadOnlyList<string> list) => list.Count == 0 ? "all" : string.Join(", ", list);

    private static IEnumerable<(string One, string Many, IReadOnlyList<string> Of)> Kinds(AccessLimits limits) =>
        [("Account", "Accounts", limits.Accounts), ("Team", "Teams", limits.Teams), ("Board", "Boards", limits.Boards)];
}
