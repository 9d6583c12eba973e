using System.Globalization;
using System.Text.Json;

namespace Dashboard.Vendors.Reading;

/// <summary>Reads JSON values as vendors really send them: numbers as text, text as numbers, null, '' and omission alike.</summary>
internal static class Lenient
{
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
        foreach (var property in row.EnumerateObject())
        {
            if (property.Name.AsSpan().Trim().SequenceEqual(name))
            {
                return property.Value;
            }
        }

        return null;
    }

    /// <summary>Text, or a number or boolean as text; null for null, empty, blank, omitted or structured.</summary>
    public static string? Text(this JsonElement row, string name) => row.Find(name)?.AsText();

    /// <inheritdoc cref="Text"/>
    public static string? AsText(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Clean(value.GetString()),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

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
    public static DateTimeOffset? Moment(this JsonElement row, string name) =>
        row.Find(name) is { ValueKind: JsonValueKind.String } value
        && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
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
        row.Find(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
