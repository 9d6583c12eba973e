using System.Text;

namespace Dashboard.Vendors.Reading;

/// <summary>Brings a body into UTF-8, by its byte order mark or by the charset that its answer declares.</summary>
internal static class BodyEncoding
{
    // The longer marks first: that of UTF-32 begins like that of UTF-16.
    private static readonly (byte[] Mark, Encoding Encoding)[] Marks =
    [
        ([0xEF, 0xBB, 0xBF], Encoding.UTF8),
        ([0xFF, 0xFE, 0x00, 0x00], new UTF32Encoding(bigEndian: false, byteOrderMark: false)),
        ([0x00, 0x00, 0xFE, 0xFF], new UTF32Encoding(bigEndian: true, byteOrderMark: false)),
        ([0xFF, 0xFE], new UnicodeEncoding(bigEndian: false, byteOrderMark: false)),
        ([0xFE, 0xFF], new UnicodeEncoding(bigEndian: true, byteOrderMark: false)),
    ];

    // ISO-8859-1 has control characters where Windows-1252 has quotes and the euro, which are what is meant. ASCII is what
    // servers declare that were never told: what is not ASCII there is UTF-8 more often than not.
    private static readonly Dictionary<string, string> Meant = new(StringComparer.OrdinalIgnoreCase)
    {
        ["iso-8859-1"] = "windows-1252", ["latin1"] = "windows-1252", ["us-ascii"] = "utf-8", ["ascii"] = "utf-8", ["utf8"] = "utf-8",
    };

    /// <summary>The body in UTF-8 without a mark; itself when it is that already. A mark says more than what is declared.</summary>
    /// <param name="body">The bytes as they came.</param>
    /// <param name="charset">What the answer declares; null for nothing. One that is not known does not count.</param>
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
