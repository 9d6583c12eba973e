using CsvHelper;
using Dashboard.Presence.Model;
using Dashboard.Presence.Text;

namespace Dashboard.Web.Configuration.Directories;

/// <summary>
/// Reads <c>Accounts:{id}:Directory</c>: a CSV file with the header <c>number,name,team,mac</c>, separated by commas, semicolons or tabs. Several MAC addresses
/// are separated by <c>;</c>. The optional column <c>ring</c> names the device that rings when the extension dials.
/// </summary>
internal static class DirectoryFile
{
    private const int MaxReported = 20;
    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>The name of the optional column.</summary>
    private const string Ring = "ring";

    private static readonly string[] Columns = ["number", "name", "team", "mac"];

    public static AccountDirectory Read(IConfigurationSection account, string contentRoot, ConfigurationErrors errors)
    {
        if (account["Directory"] is not { Length: > 0 } path)
        {
            return AccountDirectory.Empty;
        }

        var what = $"{account.Path}:Directory '{path}'";
        try
        {
            var wrong = new ConfigurationErrors();
            var text = DirectoryText.Read(File.ReadAllBytes(Path.Combine(contentRoot, path)), wrong);
            var entries = text is null ? [] : ReadEntries(text, wrong);
            errors.AddRange(wrong.Lines.Take(MaxReported).Select(line => $"{what}, {line}"));
            if (wrong.Lines.Count > MaxReported)
            {
                errors.Add($"{what}: and {wrong.Lines.Count - MaxReported} more lines.");
            }

            return new AccountDirectory(entries);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            errors.Add($"{what} cannot be read: {JsonFile.Explain(e)}. It must be a CSV file with the header {string.Join(',', Columns)}; its path counts from {Path.GetFullPath(contentRoot)}.");
            return AccountDirectory.Empty;
        }
    }

    private static List<DirectoryEntry> ReadEntries(string text, ConfigurationErrors errors)
    {
        var entries = new List<DirectoryEntry>();
        // Spreadsheets write the separator in such a line. It is skipped, because the header shows the separator too.
        var above = text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        text = above > 0 ? text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..] : text;
        using var csv = CsvReader.FromText(text, FormOf(text));
        var headers = csv.Headers.Select(h => NumberText.Clean(h)).ToList();
        var at = Columns.Select(c => headers.FindIndex(h => h.Equals(c, StringComparison.OrdinalIgnoreCase))).ToArray();
        if (Columns.Where((_, column) => at[column] < 0).ToList() is { Count: > 0 } missing)
        {
            errors.Add($"line 1: the header must be {string.Join(',', Columns)}, with commas, semicolons or tabs between; {string.Join(", ", missing)} {(missing.Count == 1 ? "is" : "are")} not in it.");
            return entries;
        }

        // Without the column its index is beyond the end of any row.
        at = [.. at, headers.FindIndex(h => h.Equals(Ring, StringComparison.OrdinalIgnoreCase)) is var ring and >= 0 ? ring : int.MaxValue];
        var lines = new Dictionary<string, long>();
        while (csv.Read())
        {
            // A short row lacks its last fields.
            var row = Array.ConvertAll(at, place => place < csv.FieldCount ? csv.GetString(place) : "");
            // Spreadsheets also write rows whose cells were cleared.
            if (row.Any(field => NumberText.Clean(field).Length > 0))
            {
                ReadRow(row, csv.LineNumber + above, lines, errors);
                entries.Add(new DirectoryEntry(NumberText.Clean(row[0]), Text(row[1]), Text(row[2]), Macs(row[3])) { Ring = RingOf(row) });
            }
        }

        return entries;
    }

    private static string? RingOf(string[] row) => NumberText.Clean(row[4]) is { Length: > 0 } ring ? ring : null;

    private static bool IsSame(string one, string other) => string.Equals(
        string.Concat(one.Where(char.IsAsciiHexDigit)), string.Concat(other.Where(char.IsAsciiHexDigit)), StringComparison.OrdinalIgnoreCase);

    private static void ReadRow(string[] row, long line, Dictionary<string, long> lines, ConfigurationErrors errors)
    {
        var number = NumberText.Clean(row[0]);
        if (number.Length == 0)
        {
            errors.Add($"line {line}: the number is missing.");
        }
        else if (NumberText.FindInvalidCharacter(number) is { } invalid)
        {
            errors.Add($"line {line}: the number '{number}' has {invalid} in it; a number is made of digits, letters and signs such as * and #.");
        }
        else if (!lines.TryAdd(number, line))
        {
            errors.Add($"line {line}: the number {number} stood in line {lines[number]} already; each has one line.");
        }

        foreach (var mac in Macs(row[3]).Where(m => !IsMac(m)))
        {
            errors.Add($"line {line}: '{mac}' is no MAC address; it has 12 digits from 0 to 9 and A to F, as 79-5C-7D-28-1B-B3, several with ; between.");
        }

        if (RingOf(row) is { } ring && !Macs(row[3]).Any(m => IsSame(m, ring)))
        {
            errors.Add($"line {line}: {Ring} '{ring}' is none of the devices in mac; it names the one of them that rings when {number} dials.");
        }
    }

    // Spreadsheets use semicolons in countries with a decimal comma.
    private static CsvReaderOptions FormOf(string text)
    {
        var header = text.AsSpan(0, text.IndexOf('\n', StringComparison.Ordinal));
        var separator = ',';
        foreach (var other in Separators)
        {
            separator = header.Count(other) > header.Count(separator) ? other : separator;
        }

        return new CsvReaderOptions { Separator = separator, TrimWhitespace = true, TrimInsideQuotes = true, TrackLineNumbers = true };
    }

    private static string[] Macs(string text) =>
        [.. text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(NumberText.Clean).Where(m => m.Length > 0)];

    private static bool IsMac(string text) =>
        text.Count(char.IsAsciiHexDigit) == 12 && text.All(c => char.IsAsciiHexDigit(c) || c is '-' or ':' or '.' or ' ');

    private static string? Text(string field) => NumberText.Clean(field).Length > 0 ? field.Trim() : null;
}
