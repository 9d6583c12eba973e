using Dashboard.Presence;
using Dashboard.Vendors;
using Dashboard.Web.Live;

namespace Dashboard.Web.Startup.Settings;

/// <summary>Reads and checks <c>Accounts</c> and <c>Boards</c>.</summary>
internal sealed class SettingsReader(IConfiguration configuration, string contentRoot)
{
    private readonly SettingsErrors _errors = new();

    /// <summary>Whether any account is configured: if not, the demo stands in.</summary>
    public static bool HasAccounts(IConfiguration configuration) => configuration.GetSection("Accounts").GetChildren().Any();

    /// <exception cref="SettingsException">Something is wrong; it names all of it.</exception>
    public DashboardSettings Read(bool isDemo)
    {
        var accounts = configuration.GetSection("Accounts").GetChildren().Select(ReadAccount).OfType<AccountSettings>().ToList();
        var known = configuration.GetSection("Accounts").GetChildren().Select(a => a.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var boards = configuration.GetSection("Boards").GetChildren().Select(b => ReadBoard(b, known)).ToList();
        if (_errors.Lines.Count > 0)
        {
            throw new SettingsException(_errors.Lines);
        }

        // Without boards of its own, a configuration still has something to show.
        return new DashboardSettings(accounts, boards is [] ? [new BoardDefinition("everyone", "Everyone", BoardFilter.Everything)] : boards, isDemo);
    }

    private AccountSettings? ReadAccount(IConfigurationSection section)
    {
        CheckId(section);
        var poll = PollReader.Read(section, _errors);
        var directory = DirectoryFile.Read(section, contentRoot, _errors);
        var vendor = VendorCatalog.All.FirstOrDefault(v => string.Equals(v.Name, section["Vendor"], StringComparison.OrdinalIgnoreCase));
        if (vendor is null)
        {
            var names = string.Join(", ", VendorCatalog.All.Select(v => v.Name));
            _errors.Add($"{section.Path}:Vendor is {Quote(section["Vendor"])}; it must be one of {names}.");
            return null;
        }

        _errors.AddRange(vendor.Validate(section));
        return new AccountSettings(section.Key, vendor, section, directory, SettingsList.Read(section.GetSection("Extensions")), poll);
    }

    private BoardDefinition ReadBoard(IConfigurationSection section, HashSet<string> known)
    {
        CheckId(section);
        var accounts = SettingsList.Read(section.GetSection("Accounts"));
        foreach (var account in accounts.Where(a => !known.Contains(a)))
        {
            _errors.Add($"{section.Path}:Accounts names {Quote(account)}, which is not configured; there is {string.Join(", ", known.Order())}.");
        }

        var filter = new BoardFilter(accounts, SettingsList.Read(section.GetSection("Teams")), SettingsList.Read(section.GetSection("Extensions")));
        return new BoardDefinition(section.Key, section["Title"] is { Length: > 0 } title ? title : section.Key, filter);
    }

    private void CheckId(IConfigurationSection section)
    {
        if (!section.Key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            _errors.Add($"{section.Path}: an id is made of letters, digits, '-' and '_', since it stands in addresses and keys.");
        }
    }

    private static string Quote(string? value) => value is null ? "missing" : $"'{value}'";
}
