using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Dashboard.Presence;

namespace Dashboard.Web.Startup.Settings;

/// <summary>Reads <c>Accounts:{id}:Directory</c>: CSV with the header <c>number,name,team,mac</c>; several MACs stand with <c>;</c> between.</summary>
internal static class DirectoryFile
{
    private static readonly CsvConfiguration Form = new(CultureInfo.InvariantCulture)
    {
        TrimOptions = TrimOptions.Trim,
        PrepareHeaderForMatch = static args => args.Header.ToLowerInvariant(),
        MissingFieldFound = null,
        BadDataFound = null,
    };

    public static AccountDirectory Read(IConfigurationSection account, string contentRoot, SettingsErrors errors)
    {
        if (account["Directory"] is not { Length: > 0 } path)
        {
            return AccountDirectory.Empty;
        }

        try
        {
            using var file = new StreamReader(Path.Combine(contentRoot, path));
            return new AccountDirectory(ReadEntries(file, $"{account.Path}:Directory '{path}'", errors));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.Add($"{account.Path}:Directory '{path}' cannot be read: {e.Message}");
            return AccountDirectory.Empty;
        }
    }

    private static List<DirectoryEntry> ReadEntries(TextReader file, string what, SettingsErrors errors)
    {
        var entries = new List<DirectoryEntry>();
        using var csv = new CsvReader(file, Form);
        if (!csv.Read() || !csv.ReadHeader() || !csv.HeaderRecord!.Contains("number", StringComparer.OrdinalIgnoreCase))
        {
            errors.Add($"{what}, line 1: the header must be number,name,team,mac.");
            return entries;
        }

        while (csv.Read())
        {
            if (csv.GetField("number") is not { Length: > 0 } number)
            {
                errors.Add($"{what}, line {csv.Parser.RawRow}: the number is missing.");
                continue;
            }

            var macs = csv.GetField("mac")?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
            entries.Add(new DirectoryEntry(number, Text(csv, "name"), Text(csv, "team"), macs));
        }

        return entries;
    }

    private static string? Text(CsvReader csv, string field) => csv.GetField(field) is { Length: > 0 } text ? text : null;
}
