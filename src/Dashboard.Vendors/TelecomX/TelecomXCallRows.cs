using System.Text.Json;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.TelecomX;

/// <summary>One party of a call.</summary>
internal sealed record TelecomXParty(string? Number, string? Name, string? ExtensionId, string? ExtensionNumber)
{
    /// <summary>Whether the row identifies the party.</summary>
    public bool IsNamed => (Number ?? ExtensionId ?? ExtensionNumber) is not null;
}

internal sealed record TelecomXCall(
    string Id, bool Ended, string? State, bool Held, TelecomXParty? Caller, IReadOnlyList<TelecomXParty> Callees,
    DateTimeOffset? StartedAt, DateTimeOffset? AnsweredAt)
{
    /// <summary>
    /// Whether both parties are reported: otherwise an extension of the account may be in the call unnoticed. A caller may withhold the number.
    /// </summary>
    public bool HasBothSides => Caller is not null && Callees.Count > 0 && Callees.All(c => c.IsNamed);
}

/// <summary>Parses calls.</summary>
/// <remarks>
/// [D] GET /pbx/calls?full=true: <c>{call, handler: {channelId, channelClosed, caller: {number, name, extensionId, extension: {_id, number}}}}</c>.
/// That page does not document the callee and the times. Their names are those of the call records [D] (<c>callee, started, answered, ended</c>),
/// with the likely alternative spellings [G].
/// </remarks>
internal static class TelecomXCallRows
{
    /// <summary>Reads a call; null when it has no id or no identified party, since it may then belong to any extension.</summary>
    public static TelecomXCall? Call(JsonElement row, RowReader reading)
    {
        var handler = row.Find("handler") is { ValueKind: JsonValueKind.Object } nested ? nested : row;
        var id = row.Text("call") ?? row.Text("_id") ?? row.Text("id") ?? handler.Text("channelId");
        var (caller, callees) = (Party(handler.Find("caller") ?? handler.Find("from")), Callees(handler));
        return id is null || !callees.Append(caller).Any(p => p is { IsNamed: true }) ? null : new TelecomXCall(
            id,
            handler.Truth("channelClosed") == true || FirstTime(handler, "ended", "endedAt") is not null,
            First(handler, "state", "status"),
            handler.Truth("held") ?? handler.Truth("onHold") ?? handler.Truth("hold") ?? false,
            caller,
            callees,
            reading.ToOurClock(FirstTime(handler, "started", "startedAt", "start")),
            reading.ToOurClock(FirstTime(handler, "answered", "answeredAt")));
    }

    private static List<TelecomXParty> Callees(JsonElement handler)
    {
        var callee = handler.Find("callee") ?? handler.Find("callees") ?? handler.Find("to");
        IEnumerable<JsonElement> all = callee switch
        {
            { ValueKind: JsonValueKind.Array } several => several.Parts(),
            { } one => [one],
            null => [],
        };
        return [.. all.Select(c => Party(c)).OfType<TelecomXParty>()];
    }

    private static TelecomXParty? Party(JsonElement? side)
    {
        if (side is not { ValueKind: JsonValueKind.Object } party)
        {
            return side?.AsText() is { } number ? new TelecomXParty(number, null, null, null) : null;
        }

        var extension = party.Find("extension");
        var whole = extension is { ValueKind: JsonValueKind.Object } ? extension.Value : default;
        return new TelecomXParty(
            party.Text("number"), party.Text("name"), whole.Text("_id") ?? party.Text("extensionId") ?? extension?.AsText(), whole.Text("number"));
    }

    private static string? First(JsonElement row, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (row.Text(name) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    private static DateTimeOffset? FirstTime(JsonElement row, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if ((row.Time(name) ?? row.Epoch(name)) is { } moment)
            {
                return moment;
            }
        }

        return null;
    }
}
