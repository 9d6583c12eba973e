using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Dashboard.Web.Contracts;

/// <summary>Encodes the records of this folder as UTF-8 JSON.</summary>
internal static class WireEncoder
{
    private static readonly JsonSerializerOptions OfFrames = new(WireJson.Default.Options) { TypeInfoResolver = WireJson.Default.WithAddedModifier(LeaveOut) };

    /// <summary>Encodes a response of the HTTP API.</summary>
    public static byte[] Answer<T>(T value) => Encode(value, WireJson.Default.Options);

    /// <summary>Encodes a response of the HTTP API directly into the response's pipe.</summary>
    public static Task AnswerAsync<T>(PipeWriter to, T value, CancellationToken cancellationToken) =>
        JsonSerializer.SerializeAsync(to, value, (JsonTypeInfo<T>)WireJson.Default.Options.GetTypeInfo(typeof(T)), cancellationToken);

    /// <summary>Encodes a frame of the hub or the body of a webhook request.</summary>
    public static byte[] Frame<T>(T value) => Encode(value, OfFrames);

    private static byte[] Encode<T>(T value, JsonSerializerOptions options) => JsonSerializer.SerializeToUtf8Bytes(value, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));

    // Viewers and webhook receivers already have the board of their alerts. The last success changes with every poll, but frames are sent only on changes.
    private static void LeaveOut(JsonTypeInfo type)
    {
        var left = type.Type == typeof(AlertDto) ? "board" : type.Type == typeof(EndpointDto) ? "lastSuccessAt" : null;
        if (type.Properties.FirstOrDefault(p => p.Name == left) is { } property)
        {
            type.Properties.Remove(property);
        }
    }
}
