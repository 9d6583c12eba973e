using System.Text.Json;
using Dashboard.Presence.Model;
using Dashboard.Vendors.Http;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.VoipNow;

/// <summary>The rows of one page.</summary>
/// <param name="All">Them.</param>
/// <param name="Count">How many.</param>
/// <param name="PerPage">How many the vendor says it puts on a page; null when it does not say.</param>
internal sealed record VoipNowRows(IEnumerable<JsonElement> All, int Count, int? PerPage);

/// <summary>One extension's presence.</summary>
internal sealed record VoipNowPresence(string Extension, string? Status, IReadOnlyList<VoipNowRegistration> Registrations);

/// <summary>One registration of an extension.</summary>
internal sealed record VoipNowRegistration(string? Code, string? Agent, DateTimeOffset? Expire);

/// <summary>Reads VoipNow's wire shapes.</summary>
internal static class VoipNowResponses
{
    /// <summary>[S] a collection with its rows in <c>entry</c>; fields without a value are left out [D].</summary>
    /// <exception cref="PollException">BadData: it is no collection.</exception>
    public static VoipNowRows Rows(JsonElement root, string what)
    {
        var perPage = root.Whole("itemsPerPage") is > 0 and < int.MaxValue and var size ? (int)size : (int?)null;
        return (root.ValueKind == JsonValueKind.Array ? root : root.Find("entry")) switch
        {
            { ValueKind: JsonValueKind.Array } array => new VoipNowRows(array.EnumerateArray(), array.GetArrayLength(), perPage),

            // [F] seen in lists of past calls: an object keyed by the rows' ids.
            { ValueKind: JsonValueKind.Object } keyed => new VoipNowRows(keyed.EnumerateObject().Select(p => p.Value), keyed.EnumerateObject().Count(), perPage),
            null or { ValueKind: JsonValueKind.Null } when root.Whole("totalResults") == 0 => new VoipNowRows([], 0, perPage),
            _ => throw new PollException(new PollFailure(PollFailureKind.BadData, $"VoipNow answered {what} with something else than a collection.")),
        };
    }

    /// <summary>An extension; null when the row names none.</summary>
    public static VoipNowPresence? Presence(JsonElement row, RowReader reading) => row.Text("extension") is not { } extension
        ? null
        : new VoipNowPresence(extension, row.Text("status"), Registrations(row.Find("registration"), reading));

    /// <summary>The token of a sign-in; null when there is none. [D] its life is said to be 1 h and 2 h: what is sent counts.</summary>
    public static Token? Token(JsonElement root, TimeProvider time) => root.Credential("access_token") is not { } value ? null : Http.Token.Lasting(
        value, root.Whole("expires_in") is > 0 and < int.MaxValue and var seconds ? TimeSpan.FromSeconds(seconds) : null, time);

    /// <summary>The code of <c>{"error":{"code","message"}}</c>; null when there is none. Only what looks like one of its code words is repeated: an error may quote what was asked, token included.</summary>
    public static string? ErrorCode(VendorResponse response)
    {
        if (!response.Body.Span.TrimStart(" \r\n\t"u8).StartsWith("{"u8))
        {
            return null;
        }

        try
        {
            using var json = response.Json();
            return json.RootElement.Find("error") is { } error && error.Text("code") is { Length: <= 40 } code
                && code.All(c => char.IsAsciiLetterLower(c) || c == '_') ? code : null;
        }
        catch (PollException)
        {
            // The status says enough.
            return null;
        }
    }

    // [S] an array; a single object is what the page's older text describes.
    private static List<VoipNowRegistration> Registrations(JsonElement? registration, RowReader reading) => registration switch
    {
        { ValueKind: JsonValueKind.Array } several => [.. several.Parts().Where(r => r.ValueKind == JsonValueKind.Object).Select(r => Registration(r, reading))],
        { ValueKind: JsonValueKind.Object } one => [Registration(one, reading)],
        _ => [],
    };

    private static VoipNowRegistration Registration(JsonElement row, RowReader reading) =>
        new(row.Text("registration"), row.Text("agent"), reading.ToOurClock(row.Time("expire")));
}
