using Dashboard.Storage.Users;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Administration;

/// <summary>Formats access limits and roles for display and for the audit log.</summary>
internal static class AccessLimitFormatter
{
    /// <summary>Returns one line for each kind of limit that is set; a single line when there is no limit.</summary>
    public static IReadOnlyList<string> Lines(AccessLimits limits)
    {
        IReadOnlyList<string> lines = [.. Kinds(limits).Where(k => k.Of.Count > 0).Select(k => $"{Word(k)}: {string.Join(", ", k.Of.Select(VisibleText.Create))}")];
        return lines.Count > 0 ? lines : ["Everything"];
    }

    /// <summary>Formats all limits in one line, for the audit log.</summary>
    public static string Line(AccessLimits limits) => string.Join("; ", Lines(limits));

    /// <summary>Describes what a role permits. An administrator with access limits cannot manage other users.</summary>
    /// <param name="role">The role.</param>
    /// <param name="isLimited">Whether the user has access limits.</param>
    public static string Format(Role role, bool isLimited) => role switch
    {
        Role.Viewer => "sees",
        Role.Supervisor => "sees, acts on calls and alerts",
        _ when isLimited => "sees and acts within the limits; decides nothing for others",
        _ => "sees, acts, and decides who else may",
    };

    /// <summary>Describes each kind of limit that differs between two sets, for the audit log.</summary>
    public static IEnumerable<string> Changes(AccessLimits before, AccessLimits after) => Kinds(before).Zip(Kinds(after))
        .Where(k => !k.First.Of.ToHashSet(StringComparer.Ordinal).SetEquals(k.Second.Of))
        .Select(k => $"{k.First.Many}: {Listed(k.First.Of)} → {Listed(k.Second.Of)}");

    private static string Word((string One, string Many, IReadOnlyList<string> Of) kind) => kind.Of.Count == 1 ? kind.One : kind.Many;

    private static string Listed(IReadOnlyList<string> list) => list.Count == 0 ? "all" : string.Join(", ", list);

    private static IEnumerable<(string One, string Many, IReadOnlyList<string> Of)> Kinds(AccessLimits limits) =>
        [("Account", "Accounts", limits.Accounts), ("Team", "Teams", limits.Teams), ("Board", "Boards", limits.Boards)];
}
