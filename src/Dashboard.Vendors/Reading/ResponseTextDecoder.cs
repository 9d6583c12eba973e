using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;

namespace Dashboard.Vendors.Reading;

/// <summary>
/// Repairs a body that contains invalid characters, such as a Latin-1 name or an emoji cut in half by a column limit. The JSON reader would fail only
/// when such a text is read, with an exception that is not a <c>PollException</c>. The body is therefore repaired before parsing.
/// </summary>
internal static class ResponseTextDecoder
{
    private const int EscapeLength = 6;

    /// <summary>
    /// Returns the body with a placeholder for each invalid character and without a byte order mark; the same memory when it is valid.
    /// </summary>
    public static ReadOnlyMemory<byte> Mend(ReadOnlyMemory<byte> body)
    {
        var marked = body.Span.StartsWith("\uFEFF"u8);
        var text = marked ? body["\uFEFF"u8.Length..] : body;
        return MendEscapes(Utf8.IsValid(text.Span) ? text : MendBytes(text.ToArray()));
    }

    // Each invalid byte becomes one question mark: the length is unchanged, so a large body needs only one copy.
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

    // `\ud83d` alone is half a surrogate pair. The escape of U+FFFD has the same length, so it replaces the half in place.
    private static ReadOnlyMemory<byte> MendEscapes(ReadOnlyMemory<byte> body)
    {
        byte[]? mended = null;
        var at = 0;
        while (body.Span[at..].IndexOf((byte)'\\') is >= 0 and var ahead)
        {
            at += ahead;
            if (Escaped(body.Span, at) is not { } unit)
            {
                // Another escape: the escaped character may be a backslash, so both are skipped.
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
