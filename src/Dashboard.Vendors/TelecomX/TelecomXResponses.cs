using System.Text.Json;
using Dashboard.Presence.Model;
using Dashboard.Vendors.Http;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.TelecomX;

/// <summary>An extension with its id.</summary>
internal sealed record TelecomXExtension(string Id, string Number, string? Name);

/// <summary>One extension of an employee with its state names.</summary>
/// <param name="Id">The extension's id; null when only the number is given.</param>
/// <param name="Number">The extension's number; null when only the id is given.</param>
/// <param name="Name">The name of the employee.</param>
/// <param name="State">The state name of the phone, or else of the employee.</param>
/// <param name="Presence">The presence that the user chose.</param>
internal sealed record TelecomXEmployeeExtension(string? Id, string? Number, string? Name, string? State, string? Presence);

/// <summary>One SIP phone. The same object contains its SIP username and password, which are never read.</summary>
/// <param name="HasStatus">Whether the row contained the status: the list may omit it.</param>
internal sealed record TelecomXPhone(
    string Id, string? ExtensionId, bool HasStatus, bool? Online, long? Expires, string? Address, string? UserAgent, DateTimeOffset ReceivedAt);

/// <summary>Parses Telecom X's responses, except calls.</summary>
internal static class TelecomXResponses
{
    /// <summary>Returns the rows of a list, and its total when present: <c>{total, …: []}</c> or a bare array.</summary>
    public static (JsonElement.ArrayEnumerator Rows, int Count, long? Total) Rows(JsonElement root, TelecomXListKind list)
    {
        var array = root.ValueKind == JsonValueKind.Array ? root : root.Find(list.Property);
        return array is { ValueKind: JsonValueKind.Array } rows
            ? (rows.EnumerateArray(), rows.GetArrayLength(), root.Whole("total"))
            : throw new PollException(new PollFailure(PollFailureKind.BadData,
                $"Telecom X answered {list.What} with neither an array nor an object with {list.Property}."));
    }

    /// <summary>Returns the identity of a row within its list.</summary>
    public static string IdOf(JsonElement row) => row.Text("_id") ?? row.Text("call") ?? row.GetRawText();

    /// <summary>Reads the token of a sign-in; null when the response has none.</summary>
    public static Token? Token(JsonElement root, TimeProvider time)
    {
        var minutes = root.Whole("expiresInMinutes") ?? 15;

        // [D] -1: the token is valid until a logout.
        TimeSpan? lifetime = minutes is > 0 and < 1_000_000 ? TimeSpan.FromMinutes(minutes) : null;
        return root.Credential("token") is { } token ? Http.Token.Lasting(token, lifetime, time) : null;
    }

    public static TelecomXExtension? Extension(JsonElement row) =>
        row.Text("_id") is { } id && row.Text("number") is { } number ? new TelecomXExtension(id, number, row.Text("name")) : null;

    /// <summary>Reads the extensions of one employee; null when the row cannot be read.</summary>
    public static IReadOnlyList<TelecomXEmployeeExtension>? Employee(JsonElement row, TelecomXOptions options)
    {
        if (row.Text("_id") is not { } id)
        {
            return null;
        }

        var name = row.Text("name");
        var state = StateName(row, options.StateField);
        var presence = StateName(row, options.PresenceField);
        var extensions = row.Items("extensions").ToList();

        // [D] with standalone=true the list also contains extensions without an employee, as rows of their own.
        if (extensions.Count == 0 && string.Equals(row.Text("type"), "EXTENSION", StringComparison.OrdinalIgnoreCase))
        {
            return [new TelecomXEmployeeExtension(id, row.Text("number"), name, state, presence)];
        }

        return [.. extensions.Select(e => e.ValueKind == JsonValueKind.Object
            ? new TelecomXEmployeeExtension(e.Text("_id"), e.Text("number"), name, StateName(e, options.StateField) ?? state, presence)
            : new TelecomXEmployeeExtension(e.AsText(), null, name, state, presence))];
    }

    /// <summary>Reads a SIP phone; null when it has no id.</summary>
    public static TelecomXPhone? Phone(JsonElement row, DateTimeOffset receivedAt)
    {
        if (row.Text("_id") is not { } id)
        {
            return null;
        }

        // The single GET returns an id [S]; other references of the list are objects [D].
        var extension = row.Find("extension") is { ValueKind: JsonValueKind.Object } whole ? whole.Text("_id") : row.Text("extension");
        var status = row.Find("status") ?? default;
        return new TelecomXPhone(
            id,
            extension,
            status.ValueKind == JsonValueKind.Object,
            status.Truth("online"),
            status.Whole("expires"),
            status.Text("publicIpAddress"),
            status.Text("userAgent"),
            receivedAt);
    }

    /// <summary>Returns the error code, from plain text, <c>{message}</c> or <c>{error}</c>; null when there is none.</summary>
    public static string? Code(VendorResponse response)
    {
        var text = response.Body.Length > 400 ? null : System.Text.Encoding.UTF8.GetString(response.Body.Span).Trim();
        if (text is ['{', ..])
        {
            try
            {
                using var json = response.Json();
                text = json.RootElement.Text("message") ?? json.RootElement.Text("error");
            }
            catch (PollException)
            {
                // Without a readable body the status alone is reported.
                text = null;
            }
        }

        // Only text that looks like one of the vendor's error codes is repeated: an error may quote the request, including its token.
        return text is { Length: > 0 and <= 20 } && text.All(c => char.IsAsciiLetterLower(c) || c == '_') ? text : null;
    }

    private static string? StateName(JsonElement row, string field) =>
        row.Find(field) is { ValueKind: JsonValueKind.Object } nested
            ? nested.Text(field) ?? nested.Text("state") ?? nested.Text("status")
            : row.Text(field);
}
