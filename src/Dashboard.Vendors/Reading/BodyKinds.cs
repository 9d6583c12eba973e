using System.Text.Unicode;

namespace Dashboard.Vendors.Reading;

/// <summary>The content type of a response body, detected from its first bytes.</summary>
internal enum BodyKind
{
    /// <summary>Text that begins like JSON.</summary>
    Json,

    /// <summary>An empty or blank body.</summary>
    Empty,

    /// <summary>An XML document.</summary>
    Xml,

    /// <summary>A web page.</summary>
    Page,

    /// <summary>Data compressed with gzip.</summary>
    Gzip,

    /// <summary>Data compressed with zlib, which HTTP calls deflate.</summary>
    Zlib,

    /// <summary>Data compressed with Zstandard.</summary>
    Zstandard,

    Text,

    /// <summary>Bytes that are neither text nor a known compression.</summary>
    Binary,
}

/// <summary>Detects the content of a body that is not JSON, for the failure message.</summary>
internal static class BodyKinds
{
    // Brotli has no magic number: it is detected as binary data.
    private static ReadOnlySpan<byte> GzipMark => [0x1F, 0x8B];

    private static ReadOnlySpan<byte> ZstandardMark => [0x28, 0xB5, 0x2F, 0xFD];

    /// <summary>Detects the kind of a body.</summary>
    /// <param name="body">The first bytes of the body, or all of them.</param>
    public static BodyKind Detect(ReadOnlySpan<byte> body)
    {
        var start = body.TrimStart("\r\n\t "u8);
        return start switch
        {
            [] => BodyKind.Empty,
            _ when start.StartsWith(GzipMark) => BodyKind.Gzip,
            _ when start.StartsWith(ZstandardMark) => BodyKind.Zstandard,
            // The two header bytes of zlib form a big-endian number that is a multiple of 31.
            [0x78, var flags, ..] when ((0x78 << 8) + flags) % 31 == 0 => BodyKind.Zlib,
            _ when start.StartsWith("<?xml"u8) => BodyKind.Xml,
            [(byte)'<', ..] => BodyKind.Page,
            _ when start[..Math.Min(start.Length, 64)].ContainsAnyInRange((byte)0x00, (byte)0x08) => BodyKind.Binary,
            [(byte)'{' or (byte)'[' or (byte)'"' or (byte)'-' or (>= (byte)'0' and <= (byte)'9'), ..] => BodyKind.Json,
            _ when start.StartsWith("true"u8) || start.StartsWith("false"u8) || start.StartsWith("null"u8) => BodyKind.Json,
            _ => Utf8.IsValid(start) ? BodyKind.Text : BodyKind.Binary,
        };
    }
}
