using System.Text;
using Dashboard.Presence.Text;

namespace Dashboard.Web.Configuration.Directories;

/// <summary>Decodes a directory file. Each line is validated separately, so that an invalid line does not affect those below it.</summary>
internal static class DirectoryText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Returns the text. Invalid lines become empty, which preserves line numbers.</summary>
    /// <returns>The text; null when the file cannot be decoded.</returns>
    public static string? Read(byte[] bytes, ConfigurationErrors errors)
    {
        if (bytes is [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..])
        {
            // UTF-16, as spreadsheets write for "Unicode text".
            bytes = Encoding.UTF8.GetBytes((bytes[0] == 0xFE ? Encoding.BigEndianUnicode : Encoding.Unicode).GetString(bytes.AsSpan(2)));
        }
        else if (bytes.AsSpan(0, Math.Min(bytes.Length, 64)).Contains((byte)0))
        {
            errors.Add("line 1: the file is UTF-16 without its mark, or no text at all; save it as CSV in UTF-8.");
            return null;
        }

        var text = new StringBuilder(bytes.Length);
        var rest = bytes.AsSpan();
        rest = rest.StartsWith(Encoding.UTF8.Preamble) ? rest[3..] : rest;
        for (var line = 1; !rest.IsEmpty; line++)
        {
            var end = rest.IndexOf((byte)'\n') is var at and >= 0 ? at : rest.Length;
            text.Append(ReadLine(rest[..end], line, errors)).Append('\n');
            rest = rest[Math.Min(end + 1, rest.Length)..];
        }

        return text.Length == 0 ? "\n" : LetterComposer.Compose(text.ToString());
    }

    private static string ReadLine(ReadOnlySpan<byte> bytes, int line, ConfigurationErrors errors)
    {
        try
        {
            var text = Strict.GetString(bytes).TrimEnd('\r');
            if (text.Count(c => c == '"') % 2 == 0)
            {
                return text;
            }

            errors.Add($"line {line}: a quote is opened and not closed; a quote inside a name is written twice.");
        }
        catch (DecoderFallbackException)
        {
            // The code page cannot be determined. A wrong guess would replace letters in Romanian or Polish names.
            errors.Add($"line {line}: it is not UTF-8 but Windows-1252 or another code page of older programs; save the file as CSV in UTF-8.");
        }

        return "";
    }
}
