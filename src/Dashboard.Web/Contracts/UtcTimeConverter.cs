using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dashboard.Web.Contracts;

/// <summary>Times in UTC with milliseconds: <c>2026-11-21T06:00:00.250Z</c>.</summary>
internal sealed class UtcTimeConverter : JsonConverter<DateTimeOffset>
{
    // As "O" writes it, 2026-11-21T06:00:00.2509999Z: that format has a fast path, one of our own has none.
    private const int RoundTrip = 28;
    private const int ToMilliseconds = 23;

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[RoundTrip];
        value.UtcDateTime.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        text[ToMilliseconds] = (byte)'Z';
        writer.WriteStringValue(text[..(ToMilliseconds + 1)]);
    }
}
