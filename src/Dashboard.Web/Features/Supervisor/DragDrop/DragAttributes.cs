using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.DragDrop;

/// <summary>Creates the data attributes of an element that represents a draggable call. The script reads them when the drag starts.</summary>
public static class DragAttributes
{
    /// <summary>Returns the attributes of an extension's row for its only call. With several calls each call's own element is dragged.</summary>
    /// <param name="row">The extension.</param>
    /// <param name="snapshot">The current snapshot.</param>
    public static IEnumerable<(string Name, string? Value)> Create(ExtensionPresence row, SupervisorSnapshot snapshot) =>
        OnlyCall(row, snapshot) is { } call ? Create(call, row, snapshot) : [];

    /// <summary>Returns the attributes of a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="giver">The extension that would transfer the call; null when no known extension does.</param>
    /// <param name="snapshot">The current snapshot.</param>
    public static IEnumerable<(string Name, string? Value)> Create(Call call, ExtensionPresence? giver, SupervisorSnapshot snapshot) =>
    [
        ("data-call", call.Key), ("data-from", giver?.Key ?? $"{call.Account}/"), ("data-who", Party(call, giver, snapshot)),
        ("data-giver", giver is null ? "" : ExtensionFormatter.Name(giver)), ("data-phase", CallTimes.IsParked(call) ? "Parked" : $"{call.State}"),
    ];

    /// <summary>Returns the attributes of a call as a dictionary for attribute splatting.</summary>
    /// <param name="call">The call.</param>
    /// <param name="giver">The extension that would transfer the call; null when no known extension does.</param>
    /// <param name="snapshot">The current snapshot.</param>
    public static Dictionary<string, object?> Attributes(Call call, ExtensionPresence? giver, SupervisorSnapshot snapshot) =>
        Create(call, giver, snapshot).ToDictionary(m => m.Name, m => (object?)m.Value);

    /// <summary>Returns the ids of the accounts that offer a capability. The script uses them to refuse impossible drops early.</summary>
    /// <param name="needed">The required capability.</param>
    /// <param name="snapshot">The current snapshot.</param>
    public static string Accounts(Capabilities needed, SupervisorSnapshot snapshot) =>
        string.Join(' ', snapshot.View.Accounts.Values.Where(a => a.Value.Capabilities.HasFlag(needed)).Select(a => a.Value.Id));

    /// <summary>Returns the only call of an extension; null when it has none or several. Calls that it has parked do not count.</summary>
    /// <param name="row">The extension.</param>
    /// <param name="snapshot">The current snapshot.</param>
    public static Call? OnlyCall(ExtensionPresence row, SupervisorSnapshot snapshot) =>
        snapshot.CallsOf(row).Where(c => !CallTimes.IsParked(c)).Take(2).ToList() is [var one] ? one : null;

    /// <summary>Returns the display name of the other party of a call; its number when it is not a known extension.</summary>
    /// <param name="call">The call.</param>
    /// <param name="of">The known party; null for none.</param>
    /// <param name="snapshot">The current snapshot.</param>
    public static string Party(Call call, ExtensionPresence? of, SupervisorSnapshot snapshot)
    {
        var number = of is not null && call.From == of.Number ? call.To : call.From;
        return string.IsNullOrEmpty(number) ? SupervisorTexts.AWithheldNumber
            : snapshot.Extension(ExtensionPresence.MakeKey(call.Account, number)) is { } known ? ExtensionFormatter.Name(known)
            : number;
    }
}
