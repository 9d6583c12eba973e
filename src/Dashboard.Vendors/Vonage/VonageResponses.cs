using System.Text.Json;
using Dashboard.Presence.Model;
using Dashboard.Vendors.Http;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.Vonage;

/// <summary>One page of a list.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Count">The number of rows.</param>
/// <param name="Size">The vendor's page size; null when not reported.</param>
/// <param name="Pages">The number of pages; null when not reported.</param>
/// <param name="First">The address of the first page.</param>
/// <param name="Next">The address of the next page; null on the last.</param>
internal sealed record VonagePage(IEnumerable<JsonElement> Rows, int Count, int? Size, int? Pages, string? First, string? Next);

/// <summary>One device. Vonage does not report its extension.</summary>
internal sealed record VonageDevice(string Mac, string? Address, DateTimeOffset? LastSuccessAt, bool? IsRegistered);

/// <summary>One call, or one leg of it: both have the same fields, except that only a leg has an extension and a device [F].</summary>
internal sealed record VonageCall(
    string Id, string? Direction, string? Status, string? PutParties, string? From, string? To, string? FromName, string? ToName,
    DateTimeOffset? StartedAt, DateTimeOffset? AnsweredAt, IReadOnlyList<VonageCall> Legs)
{
    /// <summary>[F] The leg's extension, or the telephone number of an outside party; null when not reported.</summary>
    public string? Extension { get; init; }

    /// <summary>[F] The leg's device: a MAC address, or <c>pstn</c> for an outside party; null when not reported.</summary>
    public string? Device { get; init; }
}

/// <summary>Parses Vonage's responses.</summary>
internal static class VonageResponses
{
    /// <exception cref="PollException">BadData: the response is not a list.</exception>
    public static VonagePage Page(JsonElement root, VonageListKind list)
    {
        var rows = root.ValueKind == JsonValueKind.Array ? root : root.Find(list.Property);
        return rows is { ValueKind: JsonValueKind.Array } array
            ? new VonagePage(
                array.EnumerateArray(), array.GetArrayLength(), Positive(root, "page_size"), Positive(root, "pages"),
                root.Text("first_page_uri"), root.Text("next_page_uri"))
            : throw new PollException(new PollFailure(PollFailureKind.BadData, $"Vonage answered {list.What} with something else than a list."));
    }

    /// <summary>Reads the token of a sign-in; null when the response has none.</summary>
    public static Token? Token(JsonElement root, TimeProvider time) => root.Credential("access_token") is not { } value ? null : Http.Token.Lasting(
        value, root.Whole("expires_in") is > 0 and < int.MaxValue and var seconds ? TimeSpan.FromSeconds(seconds) : null, time);

    /// <summary>Reads a device; null when it has no MAC address.</summary>
    public static VonageDevice? Device(JsonElement row, RowReader reading) => row.Text("mac_address") is { } mac && VonageExtensions.Mac(mac) is { Length: > 0 } spelled
        ? new VonageDevice(
            spelled,
            row.Text("device_ip"),
            reading.ToOurClock(row.Find("registration")?.Epoch("last_success") ?? row.Epoch("last_success")),
            row.Truth("is_registered"))
        : null;

    /// <summary>
    /// Reads a call; null when it has no id or no party, since it may then belong to any extension. [S] <c>legs</c> is an array, [F] <c>leg_map</c>
    /// an object keyed by the legs' ids.
    /// </summary>
    public static VonageCall? Call(JsonElement row, RowReader reading)
    {
        if (row.Text("call_id") is not { } id)
        {
            return null;
        }

        var legs = row.Items("legs").Where(l => l.ValueKind == JsonValueKind.Object).Select((leg, i) => Leg(leg, leg.Text("leg_id") ?? $"{i}", reading));
        var mapped = row.Find("leg_map") is { ValueKind: JsonValueKind.Object } map
            ? map.KeyedParts().Where(p => p.Value.ValueKind == JsonValueKind.Object).Select((p, i) => Leg(p.Value, p.Value.Text("leg_id") ?? LenientJson.Clean(p.Name) ?? $"{i}", reading))
            : [];
        var call = Leg(row, id, reading) with { Legs = [.. legs.Concat(mapped).DistinctBy(l => l.Id)] };
        return call.Legs.Append(call).Any(l => l.From is not null || l.To is not null || l.Extension is not null) ? call : null;
    }

    // [S] from, to, status; [F] from_number, to_number, and times in microseconds as text, "0" for not yet. [G] a leg may have the state that it was
    // put into beside its status, and an answer time beside the start time. end_time is not read: active calls have it too.
    private static VonageCall Leg(JsonElement row, string id, RowReader reading) => new(
        id,
        row.Text("direction"),
        row.Text("status"),
        row.Text("state"),
        row.Text("from") ?? row.Text("from_number"),
        row.Text("to") ?? row.Text("to_number"),
        row.Text("from_name"),
        row.Text("to_name"),
        reading.ToOurClock(row.Epoch("start_time")),
        reading.ToOurClock(row.Epoch("answer_time")),
        [])
    {
        Extension = row.Text("extension"),
        Device = row.Text("device_id"),
    };

    private static int? Positive(JsonElement root, string name) => root.Whole(name) is > 0 and < int.MaxValue and var number ? (int)number : null;
}
