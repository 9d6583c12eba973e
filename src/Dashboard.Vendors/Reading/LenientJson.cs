using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Dashboard.Presence.Text;

namespace Dashboard.Vendors.Reading;

/// <summary>Reads JSON values leniently, as vendors send them: numbers as text, text as numbers, and null, "" and omission as the same.</summary>
internal static class LenientJson
{
    /// <summary>The maximum length of a number, name, id or address: a longer text would be sent to every screen.</summary>
    private const int MaxTextLength = 1_000;

    /// <summary>The maximum number of legs of a call, extensions of a person, and phones of an extension.</summary>
    private const int MaxParts = 5_000;

    /// <summary>Access tokens are longer than other texts.</summary>
    private const int MaxCredentialLength = 8_192;

    /// <summary>Returns a property by name; spaces around the key are ignored. Null when the property is missing.</summary>
    public static JsonElement? Find(this JsonElement row, string name)
    {
        if (row.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (row.TryGetProperty(name, out var exact))
        {
            return exact;
        }

        // Jingl's documents show keys with a trailing space. They are rare, so the exact lookup comes first. The keys are compared as bytes: most
        // properties searched here are absent, and a string for each key would cost too much.
        Span<byte> wanted = stackalloc byte[128];
        if (!Encoding.UTF8.TryGetBytes(name, wanted, out var length))
        {
            return null;
        }

        foreach (var property in row.EnumerateObject())
        {
            var key = JsonMarshal.GetRawUtf8PropertyName(property);
            if (key.Length > length && key.Trim((byte)' ').SequenceEqual(wanted[..length]))
            {
                return property.Value;
            }
        }

        return null;
    }

    /// <summary>Returns text, or a number or boolean as text; null for null, blank, omitted, overlong or structured values.</summary>
    public static string? Text(this JsonElement row, string name) => row.Find(name)?.AsText();

    /// <inheritdoc cref="Text"/>
    public static string? AsText(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Clean(value.GetString()),
        JsonValueKind.Number => Clean(value.GetRawText()),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    /// <summary>Returns a token for use in a header; null when it contains characters that a header cannot carry.</summary>
    public static string? Credential(this JsonElement row, string name)
    {
        var text = row.Find(name) is { ValueKind: JsonValueKind.String or JsonValueKind.Number } value ? value.ToString().Trim() : "";
        return text.Length is > 0 and <= MaxCredentialLength && !text.AsSpan().ContainsAnyExceptInRange('!', '~') ? text : null;
    }

    /// <summary>Returns a whole number, also from text; null for anything else.</summary>
    public static long? Whole(this JsonElement row, string name) => row.Find(name)?.AsWhole();

    /// <inheritdoc cref="Whole"/>
    public static long? AsWhole(this JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number)
        {
            return value.TryGetInt64(out var whole) ? whole : value.TryGetDouble(out var d) && Math.Abs(d) < 9e15 ? (long)d : null;
        }

        return value.ValueKind == JsonValueKind.String
            && long.TryParse(value.GetString(), NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var parsed)
            ? parsed
            : null;
    }

    /// <summary>Returns a boolean, also from "true", "False", 1 or 0; null for anything else.</summary>
    public static bool? Truth(this JsonElement row, string name) => row.Find(name) is not { } value ? null : value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String when bool.TryParse(value.GetString(), out var parsed) => parsed,
        _ => value.AsWhole() switch { 1 => true, 0 => false, _ => null },
    };

    /// <summary>Returns a timestamp written as a date with <c>Z</c> or an offset, in UTC; null when missing or malformed.</summary>
    public static DateTimeOffset? Time(this JsonElement row, string name) =>

        // The parser would complete a mere time of day with the local date of this machine.
        row.Find(name) is { ValueKind: JsonValueKind.String } value && value.GetString() is [_, _, _, _, '-', ..] text
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? moment
            : null;

    /// <summary>Returns a Unix timestamp in seconds, milliseconds or microseconds, as number or text; null for 0, missing or implausible.</summary>
    public static DateTimeOffset? Epoch(this JsonElement row, string name) => row.Whole(name) switch
    {
        null or <= 0 => null,
        < 100_000_000_000 and var seconds => DateTimeOffset.FromUnixTimeSeconds(seconds),
        < 100_000_000_000_000 and var millis => DateTimeOffset.FromUnixTimeMilliseconds(millis),
        < 100_000_000_000_000_000 and var micros => DateTimeOffset.UnixEpoch.AddTicks(micros * 10),
        _ => null,
    };

    /// <summary>Returns the elements of an array property; empty when it is missing or not an array.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement row, string name) =>
        row.Find(name) is { ValueKind: JsonValueKind.Array } array ? array.Parts() : [];

    /// <summary>Returns the elements of an array within a row, limited in number, so that one row cannot exhaust the memory.</summary>
    public static IEnumerable<JsonElement> Parts(this JsonElement array) => array.EnumerateArray().Take(MaxParts);

    /// <summary>Returns the properties of an object that serves as such an array, with the same limit.</summary>
    public static IEnumerable<JsonProperty> KeyedParts(this JsonElement keyed) => keyed.EnumerateObject().Take(MaxParts);

    /// <summary>Returns a text without control characters, trimmed and composed (NFC); null when it is blank or too long.</summary>
    public static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) || text.Length > MaxTextLength ? null
        : text.AsSpan().ContainsAnyInRange('\0', '\x1F') || text.AsSpan().ContainsAnyInRange('\x7F', '\x9F') ? WithoutControls(text)
        : Joined(text.Trim());

    // PostgreSQL cannot store NUL, a line break would split a log line, and no screen can draw control characters.
    private static string? WithoutControls(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim() is { Length: > 0 } drawn ? Joined(drawn) : null;

    // Systems with names that were typed on a Mac send letters decomposed (NFD).
    private static string Joined(string text) => Ascii.IsValid(text) ? text : LetterComposer.Compose(NumberText.CleanIfNumber(text));
}
