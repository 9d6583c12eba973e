using Dashboard.Presence.Model;
using Dashboard.Presence.Text;
using Dashboard.Presence.Views;
using Dashboard.Web.Boards;
using Dashboard.Web.Text;

namespace Dashboard.Web.Configuration.Boards;

/// <summary>Reads and validates <c>Boards:{id}</c>.</summary>
/// <param name="ids">The ids of all accounts, including those with errors.</param>
/// <param name="accounts">The accounts, for detecting filters that match nothing; null when they are not completely known.</param>
/// <param name="errors">The list that receives validation errors.</param>
internal sealed class BoardReader(IEnumerable<string> ids, IReadOnlyList<AccountOptions>? accounts, ConfigurationErrors errors)
{
    private readonly Dictionary<string, string> _ids = ids.Distinct(StringComparer.OrdinalIgnoreCase).ToDictionary(id => id, StringComparer.OrdinalIgnoreCase);

    public BoardDefinition Read(IConfigurationSection section)
    {
        ConfigurationReader.CheckId(section, errors);
        UnknownKeyValidator.Check(section, ConfigurationSchema.Board, errors);
        var shown = ConfigurationList.Read(section.GetSection("Accounts")).Select(a => AccountId(section, NumberText.Clean(a))).OfType<string>().ToList();
        var teams = ConfigurationList.Read(section.GetSection("Teams"));
        var extensions = NumberList.Read(section.GetSection("Extensions"), errors).Select(e => Entry(section, e, shown)).OfType<string>().ToList();
        if (accounts is not null)
        {
            var matches = new BoardMatches([.. accounts.Where(a => shown.Count == 0 || shown.Contains(a.Id))]);
            errors.AddRange(matches.Misses(section, teams, extensions));
        }

        return new BoardDefinition(
            section.Key, section["Title"] is { Length: > 0 } title ? LetterComposer.Compose(title) : section.Key, new BoardFilter(shown, teams, extensions), Name<BoardTheme>(section, "Theme"))
        {
            Palette = Name<BoardPalette>(section, "Palette"),
            Dim = DimmingReader.Read(section, errors),
            Layout = BoardLayoutReader.Read(section, errors),
            Alerts = new AlertReader(section, errors).Read(),
        };
    }

    // The default is the enumeration's first member.
    private T Name<T>(IConfigurationSection board, string key)
        where T : struct, Enum
    {
        if (board[key] is not { Length: > 0 } name)
        {
            return default;
        }

        var value = EnumNames.Value<T>(name);
        if (value is null)
        {
            errors.Add($"{board.Path}:{key} is '{name}'; it must be one of {EnumNames.All<T>()}.");
        }

        return value ?? default;
    }

    // The filter compares ids case-sensitively, while configuration keys ignore case. The id is returned as configured.
    private string? AccountId(IConfigurationSection board, string name)
    {
        if (_ids.TryGetValue(name, out var id))
        {
            return id;
        }

        errors.Add($"{board.Path}:Accounts names '{name}', which is not configured; there is {string.Join(", ", _ids.Keys.Order(ExtensionNumberComparer.Instance))}.");
        return null;
    }

    private string? Entry(IConfigurationSection board, string entry, List<string> shown)
    {
        var problem = entry.Split('/', 2) switch
        {
            [var account, _] when !_ids.ContainsKey(account) => $"whose account is not configured; there is {string.Join(", ", _ids.Keys.Order(ExtensionNumberComparer.Instance))}",
            [var account, _] when shown.Count > 0 && !shown.Contains(_ids[account]) => "whose account is not among the board's Accounts",
            [_, ""] => "which has no number behind its account",
            [var range] when IsRange(range) && !IsRising(range) => "which is no range; it is written from the lower number to the higher, as 100-199",
            _ => null,
        };
        if (problem is not null)
        {
            errors.Add($"{board.Path}:Extensions names '{entry}', {problem}.");
            return null;
        }

        return entry.Split('/', 2) is [var id, var number] ? ExtensionPresence.MakeKey(_ids[id], number) : entry;
    }

    // Digits and a dash are a range. A number such as 0003*210 contains no dash.
    private static bool IsRange(string entry) => entry.Contains('-') && entry.All(c => char.IsAsciiDigit(c) || c is '-' or ' ');

    private static bool IsRising(string range) => range.Split('-') is [var from, var to]
        && long.TryParse(from, out var low) && long.TryParse(to, out var high) && low <= high;
}
