using CsvHelper;
using Dashboard.Web.Text;

namespace Dashboard.Web.Spreadsheets;

/// <summary>
/// Writes CSV for spreadsheets: UTF-8 with a byte order mark, every field quoted, rows ended as in RFC 4180. A field that a spreadsheet would evaluate as a
/// formula gets a leading apostrophe. Invisible characters are written as code points.
/// </summary>
/// <param name="stream">The destination, which stays open.</param>
internal sealed class SpreadsheetWriter(Stream stream) : IAsyncDisposable
{
    // In bytes. A list of any length is sent in parts of about this size.
    private const int BufferSize = 32 * 1024;

    private readonly CsvWriter _csv = CsvWriter.Create(
        stream, new() { Quoting = CsvQuoting.Always, WriteByteOrderMark = true, BufferSize = BufferSize }, leaveOpen: true);

    /// <summary>Writes a row. A long list is sent in pieces.</summary>
    /// <param name="fields">The fields of the row.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public async Task WriteAsync(IEnumerable<string> fields, CancellationToken cancellationToken)
    {
        foreach (var field in fields)
        {
            _csv.WriteField(Escape(field));
        }

        await _csv.EndRecordAsync(cancellationToken);
    }

    /// <summary>Sends the rows that were written.</summary>
    /// <param name="cancellationToken">Cancels the write.</param>
    public async Task FlushAsync(CancellationToken cancellationToken) => await _csv.FlushAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _csv.DisposeAsync();

    // https://owasp.org/www-community/attacks/CSV_Injection, with the full-width forms that East Asian spreadsheets accept. CsvHelper's own escaping checks the
    // first character of the written text. Here the original field is checked, after leading white space.
    private static string Escape(string field)
    {
        var visible = VisibleText.Create(field);
        return field.TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..] || field is ['\t' or '\r' or '\n', ..] ? $"'{visible}" : visible;
    }
}
