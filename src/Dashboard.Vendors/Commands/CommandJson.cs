using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Dashboard.Vendors.Commands;

/// <summary>Serializes the JSON body of a command: the vendor's property names, a Content-Length, and `+` unescaped.</summary>
internal static class CommandJson
{
    // The default encoder writes `+` as \u002B. JSON parsers treat both alike, but the vendor's documentation shows `+`.
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static HttpContent Create(object body)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, AsWritten));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }
}
