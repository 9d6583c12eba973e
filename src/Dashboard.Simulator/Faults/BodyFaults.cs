using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dashboard.Simulator.Faults;

/// <summary>The faults that change how a response body is encoded and sent.</summary>
internal static class BodyFaults
{
    /// <summary>Ten times the largest response that the dashboard's clients accept.</summary>
    public const long Flood = 320L * 1024 * 1024;

    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Encodes a body differently from what its headers declare.</summary>
    public static byte[] Encode(byte[] body, IReadOnlyList<Fault> faults)
    {
        if (body.Length > 0 && faults.Any(f => f.Kind == FaultKind.Utf16))
        {
            body = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(JsonNode.Parse(body)!.ToJsonString(Unescaped))];
        }

        if (faults.All(f => f.Kind != FaultKind.Compressed))
        {
            return body;
        }

        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(body);
        }

        return compressed.ToArray();
    }

    /// <summary>Sends a body completely, truncated, broken off or byte by byte.</summary>
    public static async Task SendAsync(HttpContext http, byte[] body, IReadOnlyList<Fault> faults, FaultList clock)
    {
        var bytes = faults.Any(f => f.Kind == FaultKind.Truncate) ? body.AsMemory(0, body.Length / 2) : body;
        http.Response.ContentLength = bytes.Length;
        if (http.Response.StatusCode is StatusCodes.Status204NoContent or StatusCodes.Status304NotModified)
        {
            http.Response.ContentLength = null;
            return;
        }

        if (faults.Any(f => f.Kind == FaultKind.ResetMidBody))
        {
            await http.Response.Body.WriteAsync(bytes[..(bytes.Length / 2)], http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
            http.Abort();
        }
        else if (faults.FirstOrDefault(f => f.Kind == FaultKind.Drip) is { } drip)
        {
            for (var i = 0; i < bytes.Length; i++)
            {
                await http.Response.Body.WriteAsync(bytes.Slice(i, 1), http.RequestAborted);
                await http.Response.Body.FlushAsync(http.RequestAborted);
                await clock.HoldAsync(drip.Delay, http.RequestAborted);
            }
        }
        else
        {
            await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
        }
    }

    /// <summary>Sends well-formed JSON of at least the given size.</summary>
    public static async Task FloodAsync(HttpContext http, long size)
    {
        http.Response.ContentType = "application/json";
        var spaces = new byte[64 * 1024];
        Array.Fill(spaces, (byte)' ');
        spaces[0] = (byte)'[';
        for (var sent = 0L; sent < size && !http.RequestAborted.IsCancellationRequested; sent += spaces.Length)
        {
            await http.Response.Body.WriteAsync(spaces, http.RequestAborted);
            spaces[0] = (byte)' ';
        }

        await http.Response.WriteAsync("]", http.RequestAborted);
    }
}
