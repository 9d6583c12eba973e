using System.Text.Json;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.TelecomX;

/// <summary>One side of a call.</summary>
internal sealed record TelecomXParty(string? Number, string? Name, string? ExtensionId, string? ExtensionNumber)
{
    /// <summary>Whether it says who it is.</summary>
    public bool IsNamed => (Number ?? ExtensionId ?? ExtensionNumber) is not null;
}

/// <summary>One call.</summary>
internal sealed record TelecomXCall(
    string Id, bool Ended, string? State, bool Held, TelecomXParty? Caller, IReadOnlyList<TelecomXParty> Callees,
    DateTimeOffset? StartedAt, DateTimeOffset? AnsweredAt)
{
    /// <summary>Whether both sides are told: else one of ours may be in it unseen. A caller may be withheld.</summary>
    public bool HasBothSides => Caller is not null && Callees.Count > 0 && Callees.All(c => c.IsNamed);
}

/// <summary>
/// Reads calls. [D] GET /pbx/calls?full=true: <c>{call, handler: {channelId, channelClosed, caller: {number, name,
/// extensionId, extension: {_id, number}}}}</c>. The callee and the times are not on that page: their names are those
/// of the call records [D] (<c>callee, started, answered, ended</c>), with the spellings one would expect beside [G].
/// </summary>
internal static class TelecomXCallRows
{
    /// <summary>A call; null when it has no id, or names nobody: it may be anybody's then.</summary>
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
