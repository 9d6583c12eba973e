using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dashboard.Web.Live.Frames;

/// <summary>A frame that is already encoded.</summary>
/// <param name="Utf8">The frame, as JSON in UTF-8.</param>
internal readonly record struct Frame(ReadOnlyMemory<byte> Utf8);

/// <summary>Lets the hub protocol copy a frame's bytes into its message unchanged.</summary>
internal sealed class FrameConverter : JsonConverter<Frame>
{
    public override Frame Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Frames are only sent.");

    public override void Write(Utf8JsonWriter writer, Frame value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
}
