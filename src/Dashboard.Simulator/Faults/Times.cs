using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dashboard.Simulator.Faults;

/// <summary>Converts dates and Unix times in response bodies.</summary>
internal static class Times
{
    public static bool IsDate(JsonNode value) => value.GetValueKind() == JsonValueKind.String
        && value.GetValue<string>() is { Length: > 10 } text && text[4] == '-' && text[10] == 'T'
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _);

    public static string Shift(JsonNode value, TimeSpan by) =>
        Json.Date(DateTimeOffset.Parse(value.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) + by);

    /// <summary>Converts a Unix time to a unit. A number stays a number and a string stays a string.</summary>
    public static JsonNode InUnit(JsonNode value, EpochUnit unit) =>
        Number(value) is not ({ } number and not 0) ? value.DeepClone() : Like(value, Micros(number) / (unit switch
        {
            EpochUnit.Seconds => 1_000_000,
            EpochUnit.Milliseconds => 1_000,
            _ => 1,
        }));

    public static JsonNode ShiftEpoch(JsonNode value, TimeSpan by) =>
        Number(value) is not ({ } number and not 0) ? value.DeepClone() : Like(value, number + (long)(by.TotalSeconds * Scale(number)));

    private static long? Number(JsonNode value) => long.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static JsonNode Like(JsonNode value, long number) =>
        value.GetValueKind() == JsonValueKind.String ? number.ToString(CultureInfo.InvariantCulture) : number;

    private static long Micros(long number) => number * (1_000_000 / Scale(number));

    private static long Scale(long number) => number switch { < 100_000_000_000 => 1, < 100_000_000_000_000 => 1_000, _ => 1_000_000 };
}
