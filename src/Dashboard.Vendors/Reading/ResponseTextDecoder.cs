using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;

namespace Dashboard.Vendors.Reading;

/// <summary>
/// Mends a body whose bytes are no whole characters: a name in Latin-1, one that a column cut in the middle of an emoji.
/// The JSON reader fails on these only when the text is read, and with no failure of ours; so they are mended before.
/// </summary>
internal static class ResponseTextDecoder
{
    private const int EscapeLength = 6;

    /// <summary>The body with a mark where a character cannot be read, and without a byte order mark; itself when nothing is amiss.</summary>
    public static ReadOnlyMemory<byte> Mend(ReadOnlyMemory<byte> body)
    {
        var marked = body.Span.StartsWith("\uFEFF"u8);
        var text = marked ? body["\uFEFF"u8.Length..] : body;
        return MendEscapes(Utf8.IsValid(text.Span) ? text : MendBytes(text.ToArray()));
    }

    // A question mark for each byte: as long as what it stands for, so that a large body needs no more than its copy.
    private static byte[] MendBytes(byte[] body)
    {
        for (var at = 0; at < body.Length;)
        {
            var isWhole = Rune.DecodeFromUtf8(body.AsSpan(at), out _, out var length) == OperationStatus.Done;
            if (!isWhole)
            {
                body.AsSpan(at, length).Fill((byte)'?');
            }

            at += length;
        }

        return body;
    }

    // `\ud83d` alone is half a character. U+FFFD is as long when escaped, so it is written over it.
    private static ReadOnlyMemory<byte> MendEscapes(ReadOnlyMemory<byte> body)
    {
        byte[]? mended = null;
        var at = 0;
        while (body.Span[at..].IndexOf((byte)'\\') is >= 0 and var ahead)
        {
            at += ahead;
            if (Escaped(body.Span, at) is not { } unit)
            {
                // Another escape: what it escapes may be a backslash.
                at = Math.Min(at + 2, body.Length);
                continue;
            }

            var isPair = char.IsHighSurrogate(unit) && Escaped(body.Span, at + EscapeLength) is { } second && char.IsLowSurrogate(second);
            if (char.IsSurrogate(unit) && !isPair)
            {
                mended ??= body.ToArray();
                "\\ufffd"u8.CopyTo(mended.AsSpan(at));
            }

            at += isPair ? EscapeLength * 2 : EscapeLength;
        }

        return mended ?? body;
    }

    private static char? Escaped(ReadOnlySpan<byte> body, int at) =>
        body.Length - at >= EscapeLength && body[at..].StartsWith("\\u"u8)
        && Utf8Parser.TryParse(body.Slice(at + 2, 4), out ushort unit, out var read, 'x') && read == 4
            ? (char)unit
            : null;
}
