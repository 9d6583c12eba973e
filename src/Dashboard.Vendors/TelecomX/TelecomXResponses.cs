using System.Text.Json;
using Dashboard.Presence.Model;
using Dashboard.Vendors.Http;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.TelecomX;

/// <summary>An extension by its id.</summary>
internal sealed record TelecomXExtension(string Id, string Number, string? Name);

/// <summary>One extension of an employee, and the words for it.</summary>
/// <param name="Id">The extension's id; null when only the number is given.</param>
/// <param name="Number">Its number; null when only the id is given.</param>
/// <param name="Name">The employee.</param>
/// <param name="State">The word for the phone, or else for the employee.</param>
/// <param name="Presence">The word the person chose.</param>
internal sealed record TelecomXEmployeeExtension(string? Id, string? Number, string? Name, string? State, string? Presence);

/// <summary>One SIP phone. Its SIP username and password stand in the same object and are never read.</summary>
/// <param name="HasStatus">Whether the status came along: the list may leave it out.</param>
internal sealed record TelecomXPhone(
    string Id, string? ExtensionId, bool HasStatus, bool? Online, long? Expires, string? Address, string? UserAgent, DateTimeOffset ReceivedAt);

/// <summary>Reads Telecom X's wire shapes, save calls.</summary>
internal static class TelecomXResponses
{
    /// <summary>The rows of a list, and its total when it says one: <c>{total, …: []}</c> or a bare array.</summary>
    public static (JsonElement.ArrayEnumerator Rows, int Count, long? Total) Rows(JsonElement root, TelecomXListKind list)
    {
        var array = root.ValueKind == JsonValueKind.Array ? root : root.Find(list.Property);
        return array is { ValueKind: JsonValueKind.Array } rows
            ? (rows.EnumerateArray(), rows.GetArrayLength(), root.Whole("total"))
            : throw new PollException(new PollFailure(PollFailureKind.BadData,
                $"Telecom X answered {list.What} with neither an array nor an object with {list.Property}."));
    }

    /// <summary>What tells a row from the others.</summary>
    public static string IdOf(JsonElement row) => row.Text("_id") ?? row.Text("call") ?? row.GetRawText();

    /// <summary>The token of a sign-in; null when there is none.</summary>
    public static Token? Token(JsonElement root, TimeProvider time)
    {
        var minutes = root.Whole("expiresInMinutes") ?? 15;

        // [D] -1: it lasts until someone logs out.
        TimeSpan? lifetime = minutes is > 0 and < 1_000_000 ? TimeSpan.FromMinutes(minutes) : null;
        return root.Credential("token") is { } token ? Http.Token.Lasting(token, lifetime, time) : null;
    }

    public static TelecomXExtension? Extension(JsonElement row) =>
        row.Text("_id") is { } id && row.Text("number") is { } number ? new TelecomXExtension(id, number, row.Text("name")) : null;

    /// <summary>The extensions of one employee; null when the row cannot be read.</summary>
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

        // [D] with standalone=true an extension that belongs to no employee stands in the list by itself.
        if (extensions.Count == 0 && string.Equals(row.Text("type"), "EXTENSION", StringComparison.OrdinalIgnoreCase))
        {
            return [new TelecomXEmployeeExtension(id, row.Text("number"), name, state, presence)];
        }

        return [.. extensions.Select(e => e.ValueKind == JsonValueKind.Object
            ? new TelecomXEmployeeExtension(e.Text("_id"), e.Text("number"), name, StateName(e, options.StateField) ?? state, presence)
            : new TelecomXEmployeeExtension(e.AsText(), null, name, state, presence))];
    }

    /// <summary>A SIP phone; null when it has no id.</summary>
    public static TelecomXPhone? Phone(JsonElement row, DateTimeOffset receivedAt)
    {
        if (row.Text("_id") is not { } id)
        {
            return null;
        }

        // An id in the single GET [S]; other references of the list come as objects [D].
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

    /// <summary>The code word of an error, as plain text, <c>{message}</c> or <c>{error}</c>; null when there is none.</summary>
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
                // The status says enough.
                text = null;
            }
        }

        // Only what looks like one of its code words is repeated: an error may quote what was asked, token included.
        return text is { Length: > 0 and <= 20 } && text.All(c => char.IsAsciiLetterLower(c) || c == '_') ? text : null;
    }

    private static string? StateName(JsonElement row, string field) =>
        row.Find(field) is { ValueKind: JsonValueKind.Object } nested
            ? nested.Text(field) ?? nested.Text("state") ?? nested.Text("status")
            : row.Text(field);
}
