using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Dashboard.Vendors.Commands;

/// <summary>The body of a command: JSON in the vendor's own names, with a length, and `+` written as it is.</summary>
internal static class CommandJson
{
    // The default escapes `+` as \u002B: the same to a JSON reader, but not to a person who compares it with the document.
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static HttpContent Create(object body)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, AsWritten));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }
}
