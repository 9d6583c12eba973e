using System.Text.Unicode;

namespace Dashboard.Vendors.Reading;

/// <summary>What a body is by its first bytes.</summary>
internal enum BodyKind
{
    /// <summary>It begins as JSON does.</summary>
    Json,

    /// <summary>Nothing, or blanks alone.</summary>
    Empty,

    /// <summary>An XML document.</summary>
    Xml,

    /// <summary>A web page.</summary>
    Page,

    /// <summary>Compressed data: gzip.</summary>
    Gzip,

    /// <summary>Compressed data: zlib, which HTTP calls deflate.</summary>
    Zlib,

    /// <summary>Compressed data: Zstandard.</summary>
    Zstandard,

    /// <summary>Any other text.</summary>
    Text,

    /// <summary>Bytes that are no text and no known compression.</summary>
    Binary,
}

/// <summary>Tells what came where JSON was due, so that its reason names it.</summary>
internal static class BodyKinds
{
    // Brotli has no mark of its own: it counts as data that is no text.
    private static ReadOnlySpan<byte> GzipMark => [0x1F, 0x8B];

    private static ReadOnlySpan<byte> ZstandardMark => [0x28, 0xB5, 0x2F, 0xFD];

    /// <summary>The kind of a body.</summary>
    /// <param name="body">Its bytes.</param>
    public static BodyKind Detect(ReadOnlySpan<byte> body)
    {
        var start = body.TrimStart("\r\n\t "u8);
        return start switch
        {
            [] => BodyKind.Empty,
            _ when start.StartsWith(GzipMark) => BodyKind.Gzip,
            _ when start.StartsWith(ZstandardMark) => BodyKind.Zstandard,
            // Of the two bytes, read as one number, 31 is a divisor.
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
