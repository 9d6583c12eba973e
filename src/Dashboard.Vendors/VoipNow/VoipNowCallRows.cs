using System.Text.Json;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.VoipNow;

internal sealed record VoipNowCall(string Id, DateTimeOffset? Published, DateTimeOffset? Answered, IReadOnlyList<VoipNowView> Views);

/// <summary>A call from the perspective of one extension (the vendor's PhoneCallView).</summary>
internal sealed record VoipNowView(
    string Id, string? Extension, IReadOnlyList<string> Sources, IReadOnlyList<string> Destinations, string? Flow, string? Status,
    string? Caller, DateTimeOffset? Ringing, DateTimeOffset? Answered, bool Parked, bool OnHold, DateTimeOffset? HeldSince);

/// <summary>Parses calls. [D] the resources PhoneCall and PhoneCallView.</summary>
internal static class VoipNowCallRows
{
    /// <summary>Reads a call; null when it has no id: without an id a command would act on every call of the extension.</summary>
    public static VoipNowCall? Call(JsonElement row, RowReader reading) => row.Text("id") is not { } id ? null : new VoipNowCall(
        id,
        reading.ToOurClock(row.Time("published")),
        reading.ToOurClock(row.Time("answered")),
        [.. row.Items("phoneCallView").Where(v => v.ValueKind == JsonValueKind.Object).Select((v, i) => View(v, i, reading))]);

    private static VoipNowView View(JsonElement view, int index, RowReader reading) => new(
        view.Text("id") ?? $"{index}",
        view.Text("extension"),
        Numbers(view.Find("source")),
        Numbers(view.Find("destination")),
        view.Text("flow"),
        view.Text("status"),
        Caller(view.Text("callerId") ?? view.Text("callerID")),
        reading.ToOurClock(view.Time("ringing")),
        reading.ToOurClock(view.Time("answered")),
        IsSet(view, "parked"),
        IsSet(view, "onHold"),
        reading.ToOurClock(view.Time("onHold")));

    private static IReadOnlyList<string> Numbers(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.Array } several => [.. several.Parts().Select(n => n.AsText()).OfType<string>()],
        { } one when one.AsText() is { } number => [number],
        _ => [],
    };

    // [D] the date on which it was parked or held, omitted otherwise; a plain boolean is accepted too.
    private static bool IsSet(JsonElement view, string name) => view.Text(name) is not (null or "false" or "False" or "0");

    // [D] "John Doe <3332222>": the number where there is one, else the name.
    private static string? Caller(string? callerId)
    {
        if (callerId is null || callerId.IndexOf('<') is not (>= 0 and var open) || callerId.IndexOf('>', open) is not (>= 0 and var close))
        {
            return callerId;
        }

        var number = callerId[(open + 1)..close].Trim();
        var name = callerId[..open].Trim();
        return number.Length > 0 ? number : name.Length > 0 ? name : null;
    }
}
