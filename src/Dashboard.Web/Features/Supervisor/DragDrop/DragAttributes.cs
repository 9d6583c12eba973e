using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.DragDrop;

/// <summary>What an element says of the call that can be dragged by it. The script reads it when the drag begins.</summary>
public static class DragAttributes
{
    /// <summary>The marks of an extension's row: of the one call it is on. Of several, each is dragged by its own.</summary>
    /// <param name="row">The extension.</param>
    /// <param name="snapshot">What is seen now.</param>
    public static IEnumerable<(string Name, string? Value)> Create(ExtensionPresence row, SupervisorSnapshot snapshot) =>
        OnlyCall(row, snapshot) is { } call ? Create(call, row, snapshot) : [];

    /// <summary>The marks of a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="giver">The extension that would give it away; null when none of ours would.</param>
    /// <param name="snapshot">What is seen now.</param>
    public static IEnumerable<(string Name, string? Value)> Create(Call call, ExtensionPresence? giver, SupervisorSnapshot snapshot) =>
    [
        ("data-call", call.Key), ("data-from", giver?.Key ?? $"{call.Account}/"), ("data-who", Party(call, giver, snapshot)),
        ("data-giver", giver is null ? "" : ExtensionFormatter.Name(giver)), ("data-phase", CallTimes.IsParked(call) ? "Parked" : $"{call.State}"),
    ];

    /// <summary>The marks as attributes.</summary>
    /// <param name="call">The call.</param>
    /// <param name="giver">The extension that would give it away; null when none of ours would.</param>
    /// <param name="snapshot">What is seen now.</param>
    public static Dictionary<string, object?> Attributes(Call call, ExtensionPresence? giver, SupervisorSnapshot snapshot) =>
        Create(call, giver, snapshot).ToDictionary(m => m.Name, m => (object?)m.Value);

    /// <summary>The accounts that offer something, for the script to tell what cannot be before it is tried.</summary>
    /// <param name="needed">What.</param>
    /// <param name="snapshot">What is seen now.</param>
    public static string Accounts(Capabilities needed, SupervisorSnapshot snapshot) =>
        string.Join(' ', snapshot.View.Accounts.Values.Where(a => a.Value.Capabilities.HasFlag(needed)).Select(a => a.Value.Id));

    /// <summary>The one call an extension is on; null when it is on none, or on several. One that it parked is off its hands.</summary>
    /// <param name="row">The extension.</param>
    /// <param name="snapshot">What is seen now.</param>
    public static Call? OnlyCall(ExtensionPresence row, SupervisorSnapshot snapshot) =>
        snapshot.CallsOf(row).Where(c => !CallTimes.IsParked(c)).Take(2).ToList() is [var one] ? one : null;

    /// <summary>The other side of a call: by name when it is one of ours.</summary>
    /// <param name="call">The call.</param>
    /// <param name="of">The side that is known; null for none.</param>
    /// <param name="snapshot">What is seen now.</param>
    public static string Party(Call call, ExtensionPresence? of, SupervisorSnapshot snapshot)
    {
        var number = of is not null && call.From == of.Number ? call.To : call.From;
        return string.IsNullOrEmpty(number) ? "A withheld number"
            : snapshot.Extension(ExtensionPresence.MakeKey(call.Account, number)) is { } known ? ExtensionFormatter.Name(known)
            : number;
    }
}
