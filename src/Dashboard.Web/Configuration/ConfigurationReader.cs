using Dashboard.Presence.Model;
using Dashboard.Presence.Views;
using Dashboard.Storage;
using Dashboard.Vendors;
using Dashboard.Web.Boards;
using Dashboard.Web.Configuration.Boards;
using Dashboard.Web.Configuration.Directories;
using Dashboard.Web.Configuration.Sections;
using Dashboard.Web.Polling;

namespace Dashboard.Web.Configuration;

/// <summary>Reads and validates the whole configuration.</summary>
internal sealed class ConfigurationReader(IConfiguration configuration, string contentRoot)
{
    /// <summary>Returns whether any account is configured. If not, the demo runs.</summary>
    public static bool HasAccounts(IConfiguration configuration) => configuration.GetSection("Accounts").GetChildren().Any();

    /// <exception cref="ConfigurationException">The configuration has errors. The exception lists all of them.</exception>
    public DashboardOptions Read(bool isDemo)
    {
        var errors = new ConfigurationErrors();
        var settings = Read(isDemo, errors);
        errors.ThrowIfAny();
        return settings;
    }

    /// <summary>Reads the configuration and collects its errors.</summary>
    public DashboardOptions Read(bool isDemo, ConfigurationErrors errors)
    {
        var sections = configuration.GetSection("Accounts").GetChildren().ToList();
        var accounts = sections.Select(s => ReadAccount(s, errors)).OfType<AccountOptions>().ToList();
        // The demo's accounts are added later, but boards may already refer to their ids.
        var ids = sections.Select(a => a.Key).Concat(isDemo ? DemoConfiguration.Ids : []);
        var reader = new BoardReader(ids, isDemo || accounts.Count < sections.Count ? null : accounts, errors);
        var boards = configuration.GetSection("Boards").GetChildren().Select(reader.Read).ToList();

        var storage = StorageKeys.Read(configuration, contentRoot, errors);
        // Without configured boards there is one board with everything.
        return new DashboardOptions(accounts, boards is [] ? [new BoardDefinition("everyone", "Everyone", BoardFilter.Everything)] : boards, isDemo)
        {
            Storage = storage,
            Audit = AuditOptionsReader.Read(configuration, contentRoot, storage),
            Limits = LimitKeys.Read(configuration, errors),
            Access = AccessKeys.Read(configuration, contentRoot, isDemo, errors),
            Commands = CommandKeys.Read(configuration, errors),
        };
    }

    /// <summary>Adds an error when a section's id contains characters that are not allowed in addresses and keys.</summary>
    public static void CheckId(IConfigurationSection section, ConfigurationErrors errors)
    {
        if (!section.Key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            errors.Add($"{section.Path}: an id is made of letters, digits, '-' and '_', since it stands in addresses and keys.");
        }
    }

    private AccountOptions? ReadAccount(IConfigurationSection section, ConfigurationErrors errors)
    {
        CheckId(section, errors);
        var poll = PollReader.Read(section, errors);
        var region = RegionKey.Read(section, errors);
        var directory = DirectoryFile.Read(section, contentRoot, errors);
        var vendor = VendorCatalog.All.FirstOrDefault(v => string.Equals(v.Name, section["Vendor"], StringComparison.OrdinalIgnoreCase));
        if (vendor is null)
        {
            var names = string.Join(", ", VendorCatalog.All.Select(v => v.Name));
            errors.Add($"{section.Path}:Vendor is {(string.IsNullOrEmpty(section["Vendor"]) ? "missing" : $"'{section["Vendor"]}'")}; it must be one of {names}.");
            // Without a valid vendor, the keys of all vendors are accepted.
            UnknownKeyValidator.Check(section, VendorCatalog.All.SelectMany(ConfigurationSchema.AccountOf), errors);
            return null;
        }

        UnknownKeyValidator.Check(section, ConfigurationSchema.AccountOf(vendor), errors);
        errors.AddRange(vendor.Validate(section));
        return new AccountOptions(section.Key, vendor, section, directory, NumberList.Read(section.GetSection("Extensions"), errors), poll) { Region = region };
    }
}
