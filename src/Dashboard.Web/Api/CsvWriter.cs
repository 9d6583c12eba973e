using System.Text;
using Dashboard.Web.Access.Desk;

namespace Dashboard.Web.Api;

/// <summary>
/// Writes CSV that a spreadsheet opens as it is: every field quoted, in UTF-8 with its mark, rows ended as RFC 4180 has it. A
/// field that a spreadsheet would take for a formula begins with an apostrophe; what could not be seen is written out.
/// </summary>
/// <param name="stream">Where to; it is not closed.</param>
internal sealed class CsvWriter(Stream stream)
{
    // Sent in pieces of about this size: of a long list no more than that is held at once.
    private const int PieceLength = 32 * 1024;

    private readonly StringBuilder _text = new("\uFEFF");

    /// <summary>Writes a row.</summary>
    /// <param name="fields">Its fields.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task WriteAsync(IEnumerable<string> fields, CancellationToken cancellationToken)
    {
        var isFirst = true;
        foreach (var field in fields)
        {
            _text.Append(isFirst ? "\"" : ",\"").Append(Safe(field).Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            isFirst = false;
        }

        _text.Append("\r\n");
        if (_text.Length >= PieceLength)
        {
            await FlushAsync(cancellationToken);
        }
    }

    /// <summary>Sends what was written.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(_text.ToString()), cancellationToken);
        await stream.FlushAsync(cancellationToken);
        _text.Clear();
    }

    // https://owasp.org/www-community/attacks/CSV_Injection, with the wide forms that East Asian spreadsheets take likewise.
    // Judged before what is hidden is written out, and behind blanks: some programs look for the first sign that counts.
    private static string Safe(string field)
    {
        var shown = VisibleText.Of(field);
        return field.TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..] || field is ['\t' or '\r' or '\n', ..] ? $"'{shown}" : shown;
    }
}
