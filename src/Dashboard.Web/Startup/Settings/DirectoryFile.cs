using CsvHelper;
using Dashboard.Presence;

namespace Dashboard.Web.Startup.Settings;

/// <summary>Reads <c>Accounts:{id}:Directory</c>: CSV with the header <c>number,name,team,mac</c>; several MACs stand with <c>;</c> between. A column <c>ring</c> names the one of them that rings when the extension dials.</summary>
internal static class DirectoryFile
{
    private const int MostTold = 20;

    /// <summary>A further column, which may be left out.</summary>
    private const string Ring = "ring";

    private static readonly string[] Columns = ["number", "name", "team", "mac"];

    private static readonly CsvReaderOptions Form = new() { Separator = ',', TrimWhitespace = true, TrimInsideQuotes = true, TrackLineNumbers = true };

    public static AccountDirectory Read(IConfigurationSection account, string contentRoot, SettingsErrors errors)
    {
        if (account["Directory"] is not { Length: > 0 } path)
        {
            return AccountDirectory.Empty;
        }

        var what = $"{account.Path}:Directory '{path}'";
        try
        {
            var wrong = new SettingsErrors();
            var text = DirectoryText.Read(File.ReadAllBytes(Path.Combine(contentRoot, path)), wrong);
            var entries = text is null ? [] : ReadEntries(text, wrong);
            errors.AddRange(wrong.Lines.Take(MostTold).Select(line => $"{what}, {line}"));
            if (wrong.Lines.Count > MostTold)
            {
                errors.Add($"{what}: and {wrong.Lines.Count - MostTold} more lines.");
            }

            return new AccountDirectory(entries);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            errors.Add($"{what} cannot be read: {JsonFile.Why(e)}. It must be a CSV file with the header {string.Join(',', Columns)}; its path counts from {Path.GetFullPath(contentRoot)}.");
            return AccountDirectory.Empty;
        }
    }

    private static List<DirectoryEntry> ReadEntries(string text, SettingsErrors errors)
    {
        var entries = new List<DirectoryEntry>();
        using var csv = CsvReader.FromText(text, Form);
        if (Columns.Where(c => !csv.Headers.Contains(c, StringComparer.OrdinalIgnoreCase)).ToList() is { Count: > 0 } missing)
        {
            errors.Add($"line 1: the header must be {string.Join(',', Columns)}, with commas; {string.Join(", ", missing)} {(missing.Count == 1 ? "is" : "are")} not in it.");
            return entries;
        }

        var hasRing = csv.Headers.Contains(Ring, StringComparer.OrdinalIgnoreCase);
        var lines = new Dictionary<string, long>();
        while (csv.Read())
        {
            var line = csv.LineNumber;
            var number = Field(csv, "number");
            var macs = Field(csv, "mac").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (number.Length == 0)
            {
                errors.Add($"line {line}: the number is missing.");
            }
            else if (!lines.TryAdd(number, line))
            {
                errors.Add($"line {line}: the number {number} stood in line {lines[number]} already; each has one line.");
            }

            foreach (var mac in macs.Where(m => !IsMac(m)))
            {
                errors.Add($"line {line}: '{mac}' is no MAC address; it has 12 digits from 0 to 9 and A to F, as 79-5C-7D-28-1B-B3, several with ; between.");
            }

            var ring = hasRing ? Text(csv, Ring) : null;
            if (ring is not null && !macs.Any(m => IsSame(m, ring)))
            {
                errors.Add($"line {line}: {Ring} '{ring}' is none of the devices in mac; it names the one of them that rings when {number} dials.");
            }

            entries.Add(new DirectoryEntry(number, Text(csv, "name"), Text(csv, "team"), macs) { Ring = ring });
        }

        return entries;
    }

    private static bool IsSame(string one, string other) => string.Equals(
        string.Concat(one.Where(char.IsAsciiHexDigit)), string.Concat(other.Where(char.IsAsciiHexDigit)), StringComparison.OrdinalIgnoreCase);

    private static bool IsMac(string text) =>
        text.Count(char.IsAsciiHexDigit) == 12 && text.All(c => char.IsAsciiHexDigit(c) || c is '-' or ':' or '.' or ' ');

    // A short line has no fields at its end.
    private static string Field(CsvReader csv, string column) => csv.GetFieldIndex(column) is var at && at < csv.FieldCount ? csv.GetString(at) : "";

    private static string? Text(CsvReader csv, string column) => Field(csv, column) is { Length: > 0 } text ? text : null;
}
