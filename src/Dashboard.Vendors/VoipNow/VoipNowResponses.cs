using System.Text.Json;
using Dashboard.Presence.Model;
using Dashboard.Vendors.Http;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.VoipNow;

/// <summary>The rows of one page.</summary>
/// <param name="All">The rows.</param>
/// <param name="Count">The number of rows.</param>
/// <param name="PerPage">The vendor's page size; null when not reported.</param>
internal sealed record VoipNowRows(IEnumerable<JsonElement> All, int Count, int? PerPage);

internal sealed record VoipNowPresence(string Extension, string? Status, IReadOnlyList<VoipNowRegistration> Registrations);

/// <summary>One registration of an extension.</summary>
internal sealed record VoipNowRegistration(string? Code, string? Agent, DateTimeOffset? Expire);

/// <summary>Parses VoipNow's responses.</summary>
internal static class VoipNowResponses
{
    /// <summary>Returns the rows of a collection: [S] they are in <c>entry</c>; fields without a value are omitted [D].</summary>
    /// <exception cref="PollException">BadData: the response is not a collection.</exception>
    public static VoipNowRows Rows(JsonElement root, string what)
    {
        var perPage = root.Whole("itemsPerPage") is > 0 and < int.MaxValue and var size ? (int)size : (int?)null;
        return (root.ValueKind == JsonValueKind.Array ? root : root.Find("entry")) switch
        {
            { ValueKind: JsonValueKind.Array } array => new VoipNowRows(array.EnumerateArray(), array.GetArrayLength(), perPage),

            // [F] observed in lists of past calls: an object keyed by the rows' ids.
            { ValueKind: JsonValueKind.Object } keyed => new VoipNowRows(keyed.EnumerateObject().Select(p => p.Value), keyed.EnumerateObject().Count(), perPage),
            null or { ValueKind: JsonValueKind.Null } when root.Whole("totalResults") == 0 => new VoipNowRows([], 0, perPage),
            _ => throw new PollException(new PollFailure(PollFailureKind.BadData, $"VoipNow answered {what} with something else than a collection.")),
        };
    }

    /// <summary>Reads an extension's presence; null when the row names no extension.</summary>
    public static VoipNowPresence? Presence(JsonElement row, RowReader reading) => row.Text("extension") is not { } extension
        ? null
        : new VoipNowPresence(extension, row.Text("status"), Registrations(row.Find("registration"), reading));

    /// <summary>
    /// Reads the token of a sign-in; null when the response has none. [D] states a lifetime of both 1 h and 2 h, so the sent value is used.
    /// </summary>
    public static Token? Token(JsonElement root, TimeProvider time) => root.Credential("access_token") is not { } value ? null : Http.Token.Lasting(
        value, root.Whole("expires_in") is > 0 and < int.MaxValue and var seconds ? TimeSpan.FromSeconds(seconds) : null, time);

    /// <summary>
    /// Returns the code of <c>{"error":{"code","message"}}</c>; null when there is none. Only text that looks like one of the vendor's error codes is
    /// returned: an error may quote the request, including its token.
    /// </summary>
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
            // Without a readable body the status alone is reported.
            return null;
        }
    }

    // [S] an array; older text on the same page describes a single object.
    private static List<VoipNowRegistration> Registrations(JsonElement? registration, RowReader reading) => registration switch
    {
        { ValueKind: JsonValueKind.Array } several => [.. several.Parts().Where(r => r.ValueKind == JsonValueKind.Object).Select(r => Registration(r, reading))],
        { ValueKind: JsonValueKind.Object } one => [Registration(one, reading)],
        _ => [],
    };

    private static VoipNowRegistration Registration(JsonElement row, RowReader reading) =>
        new(row.Text("registration"), row.Text("agent"), reading.ToOurClock(row.Time("expire")));
}
