using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Dashboard.Presence.Text;

namespace Dashboard.Vendors.Reading;

/// <summary>Reads JSON values as vendors really send them: numbers as text, text as numbers, null, '' and omission alike.</summary>
internal static class LenientJson
{
    /// <summary>No number, name, id or address of theirs is longer; what is would be carried to every screen.</summary>
    private const int MaxTextLength = 1_000;

    /// <summary>No call has more legs, no person more extensions, no extension more phones.</summary>
    private const int MaxParts = 5_000;

    /// <summary>Access tokens are longer than other texts.</summary>
    private const int MaxCredentialLength = 8_192;

    /// <summary>A property by its name; keys with stray spaces around them count.</summary>
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

        // Jingl's documents show keys with a trailing space. Rare, so the slow way comes second.
        // Compared as bytes: most of what is looked for here is simply left out, and a string for each key is much.
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

    /// <summary>Text, or a number or boolean as text; null for null, empty, blank, omitted, endless or structured.</summary>
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

    /// <summary>A token, which goes into a header as it is; null for one that has no place in a header.</summary>
    public static string? Credential(this JsonElement row, string name)
    {
        var text = row.Find(name) is { ValueKind: JsonValueKind.String or JsonValueKind.Number } value ? value.ToString().Trim() : "";
        return text.Length is > 0 and <= MaxCredentialLength && !text.AsSpan().ContainsAnyExceptInRange('!', '~') ? text : null;
    }

    /// <summary>A whole number, also from text; null for anything else.</summary>
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

    /// <summary>A boolean, also from "true", "False", 1 or 0; null for anything else.</summary>
    public static bool? Truth(this JsonElement row, string name) => row.Find(name) is not { } value ? null : value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String when bool.TryParse(value.GetString(), out var parsed) => parsed,
        _ => value.AsWhole() switch { 1 => true, 0 => false, _ => null },
    };

    /// <summary>A moment written as a date with <c>Z</c> or an offset; null when missing or malformed.</summary>
    public static DateTimeOffset? Time(this JsonElement row, string name) =>

        // The parser would add to a mere time the day of the machine's own clock.
        row.Find(name) is { ValueKind: JsonValueKind.String } value && value.GetString() is [_, _, _, _, '-', ..] text
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? moment
            : null;

    /// <summary>A moment since 1970 in seconds, milliseconds or microseconds, number or text; null for 0, missing or absurd.</summary>
    public static DateTimeOffset? Epoch(this JsonElement row, string name) => row.Whole(name) switch
    {
        null or <= 0 => null,
        < 100_000_000_000 and var seconds => DateTimeOffset.FromUnixTimeSeconds(seconds),
        < 100_000_000_000_000 and var millis => DateTimeOffset.FromUnixTimeMilliseconds(millis),
        < 100_000_000_000_000_000 and var micros => DateTimeOffset.UnixEpoch.AddTicks(micros * 10),
        _ => null,
    };

    /// <summary>The elements of an array property; none when it is missing or something else.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement row, string name) =>
        row.Find(name) is { ValueKind: JsonValueKind.Array } array ? array.Parts() : [];

    /// <summary>The elements of an array that is part of one row: as many as a row has, lest one row be the whole memory.</summary>
    public static IEnumerable<JsonElement> Parts(this JsonElement array) => array.EnumerateArray().Take(MaxParts);

    /// <summary>The properties of an object that stands for such an array.</summary>
    public static IEnumerable<JsonProperty> KeyedParts(this JsonElement keyed) => keyed.EnumerateObject().Take(MaxParts);

    /// <summary>A text as it may be handed on; null for one that is blank or without end.</summary>
    public static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) || text.Length > MaxTextLength ? null
        : text.AsSpan().ContainsAnyInRange('\0', '\x1F') || text.AsSpan().ContainsAnyInRange('\x7F', '\x9F') ? WithoutControls(text)
        : Joined(text.Trim());

    // PostgreSQL holds no NUL, a log line no line break, and no screen can draw any of them.
    private static string? WithoutControls(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim() is { Length: > 0 } drawn ? Joined(drawn) : null;

    // Letters come in two parts from systems whose names were typed on a Mac.
    private static string Joined(string text) => Ascii.IsValid(text) ? text : LetterComposer.Compose(NumberText.CleanIfNumber(text));
}
