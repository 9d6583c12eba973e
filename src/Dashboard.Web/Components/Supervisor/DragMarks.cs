using Dashboard.Presence;
using Dashboard.Web.Components.Board;

namespace Dashboard.Web.Components.Supervisor;

/// <summary>What an element says of the call that can be dragged by it. The script reads it when the drag begins.</summary>
public static class DragMarks
{
    /// <summary>The marks of an extension's row: of the one call it is on. Of several, each is dragged by its own.</summary>
    /// <param name="row">The extension.</param>
    /// <param name="moment">What is seen now.</param>
    public static IEnumerable<(string Name, string? Value)> Of(ExtensionPresence row, DeskMoment moment) =>
        OnlyCall(row, moment) is { } call ? Of(call, row, moment) : [];

    /// <summary>The marks of a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="giver">The extension that would give it away; null when none of ours would.</param>
    /// <param name="moment">What is seen now.</param>
    public static IEnumerable<(string Name, string? Value)> Of(Call call, ExtensionPresence? giver, DeskMoment moment) =>
    [
        ("data-call", call.Key), ("data-from", giver?.Key ?? $"{call.Account}/"), ("data-who", Party(call, giver, moment)),
        ("data-giver", giver is null ? "" : BoardText.Name(giver)), ("data-phase", CallTimes.IsParked(call) ? "Parked" : $"{call.State}"),
    ];

    /// <summary>The marks as attributes.</summary>
    /// <param name="call">The call.</param>
    /// <param name="giver">The extension that would give it away; null when none of ours would.</param>
    /// <param name="moment">What is seen now.</param>
    public static Dictionary<string, object?> Attributes(Call call, ExtensionPresence? giver, DeskMoment moment) =>
        Of(call, giver, moment).ToDictionary(m => m.Name, m => (object?)m.Value);

    /// <summary>The accounts that offer something, for the script to tell what cannot be before it is tried.</summary>
    /// <param name="needed">What.</param>
    /// <param name="moment">What is seen now.</param>
    public static string Accounts(Capabilities needed, DeskMoment moment) =>
        string.Join(' ', moment.View.Accounts.Values.Where(a => a.Value.Capabilities.HasFlag(needed)).Select(a => a.Value.Id));

    /// <summary>The one call an extension is on; null when it is on none, or on several. One that it parked is off its hands.</summary>
    /// <param name="row">The extension.</param>
    /// <param name="moment">What is seen now.</param>
    public static Call? OnlyCall(ExtensionPresence row, DeskMoment moment) =>
        moment.CallsOf(row).Where(c => !CallTimes.IsParked(c)).Take(2).ToList() is [var one] ? one : null;

    /// <summary>The other side of a call: by name when it is one of ours.</summary>
    /// <param name="call">The call.</param>
    /// <param name="of">The side that is known; null for none.</param>
    /// <param name="moment">What is seen now.</param>
    public static string Party(Call call, ExtensionPresence? of, DeskMoment moment)
    {
        var number = of is not null && call.From == of.Number ? call.To : call.From;
        return string.IsNullOrEmpty(number) ? "A withheld number"
            : moment.Extension(ExtensionPresence.MakeKey(call.Account, number)) is { } known ? BoardText.Name(known)
            : number;
    }
}
