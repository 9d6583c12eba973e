using System.Text;

namespace Dashboard.Vendors.Reading;

/// <summary>Converts a response body to UTF-8, by its byte order mark or by the declared charset.</summary>
internal static class BodyEncoding
{
    // The longer marks come first: the mark of UTF-32 begins with that of UTF-16.
    private static readonly (byte[] Mark, Encoding Encoding)[] Marks =
    [
        ([0xEF, 0xBB, 0xBF], Encoding.UTF8),
        ([0xFF, 0xFE, 0x00, 0x00], new UTF32Encoding(bigEndian: false, byteOrderMark: false)),
        ([0x00, 0x00, 0xFE, 0xFF], new UTF32Encoding(bigEndian: true, byteOrderMark: false)),
        ([0xFF, 0xFE], new UnicodeEncoding(bigEndian: false, byteOrderMark: false)),
        ([0xFE, 0xFF], new UnicodeEncoding(bigEndian: true, byteOrderMark: false)),
    ];

    // ISO-8859-1 has control characters where Windows-1252 has quotes and the euro sign, which senders usually mean. ASCII is often declared by
    // servers without a configured charset, and their bytes beyond ASCII are usually UTF-8.
    private static readonly Dictionary<string, string> Meant = new(StringComparer.OrdinalIgnoreCase)
    {
        ["iso-8859-1"] = "windows-1252", ["latin1"] = "windows-1252", ["us-ascii"] = "utf-8", ["ascii"] = "utf-8", ["utf8"] = "utf-8",
    };

    /// <summary>
    /// Returns the body in UTF-8 without a byte order mark; the same memory when it needs no conversion. A mark takes precedence over the declared
    /// charset.
    /// </summary>
    /// <param name="body">The received bytes.</param>
    /// <param name="charset">The declared charset; null for none. An unknown charset is ignored.</param>
    public static ReadOnlyMemory<byte> ToUtf8(ReadOnlyMemory<byte> body, string? charset)
    {
        foreach (var (mark, encoding) in Marks)
        {
            if (body.Span.StartsWith(mark))
            {
                return Convert(body[mark.Length..], encoding);
            }
        }

        return Find(charset) is { } declared ? Convert(body, declared) : body;
    }

    private static ReadOnlyMemory<byte> Convert(ReadOnlyMemory<byte> body, Encoding encoding) =>
        encoding.CodePage == Encoding.UTF8.CodePage ? body : Encoding.UTF8.GetBytes(encoding.GetString(body.Span));

    private static Encoding? Find(string? charset)
    {
        var name = charset?.Trim('"', '\'', ' ') ?? "";
        name = Meant.GetValueOrDefault(name, name);
        try
        {
            return name.Length == 0 ? null : CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
