using Dashboard.Vendors.Configuration;
using Dashboard.Web.Configuration.Sections;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace Dashboard.Web.Configuration;

/// <summary>
/// Creates the configuration report for the diagnostics page. It shows the value of a key only when the key is declared as not secret. For all others,
/// including undeclared keys, it shows only whether they are set.
/// </summary>
internal static class RedactedConfiguration
{
    public static IReadOnlyList<ConfiguredGroup> Create(IConfigurationRoot configuration, DashboardOptions settings)
    {
        var groups = new List<ConfiguredGroup> { new("Host", [.. General(configuration)]) };
        groups.AddRange(settings.Accounts.Select(a =>
            new ConfiguredGroup($"Account {a.Id}", [.. Section(configuration, $"Accounts:{a.Id}", [.. ConfigurationSchema.AccountOf(a.Vendor)])])));
        groups.AddRange(settings.Boards.Select(b => new ConfiguredGroup($"Board {b.Id}", [.. Section(configuration, $"Boards:{b.Id}", ConfigurationSchema.Board)])));
        groups.Add(new ConfiguredGroup("Storage", [.. Section(configuration, "Storage", StorageKeys.All)]));
        groups.Add(new ConfiguredGroup("Access", [.. Section(configuration, "Access", AccessKeys.All)]));
        groups.Add(new ConfiguredGroup("Commands", [.. Section(configuration, "Commands", CommandKeys.All)]));
        groups.Add(new ConfiguredGroup("Limits", [.. Section(configuration, "Limits", LimitKeys.All)]));
        groups.Add(new ConfiguredGroup("Demo", [.. Section(configuration, "Demo", ConfigurationSchema.Demo)]));
        return [.. groups.Where(g => g.Keys.Count > 0)];
    }

    // Limited to declared keys, because the root also contains the process's environment variables.
    private static IEnumerable<ConfiguredKey> General(IConfigurationRoot configuration) => configuration.AsEnumerable()
        .Where(pair => pair.Value is not null && ConfigurationSchema.General.Any(k => UnknownKeyValidator.Fits(k, pair.Key)))
        .OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase)
        .Select(pair => Shown(configuration, pair.Key, pair.Value!, ConfigurationSchema.General.First(k => UnknownKeyValidator.Fits(k, pair.Key))));

    private static IEnumerable<ConfiguredKey> Section(IConfigurationRoot configuration, string path, IReadOnlyList<ConfigurationKey> known)
    {
        var configured = configuration.GetSection(path).AsEnumerable(makePathsRelative: true).Where(pair => pair.Value is not null)
            .Select(pair => (Name: pair.Key, Value: pair.Value!, Known: known.FirstOrDefault(k => UnknownKeyValidator.Fits(k, pair.Key)))).ToList();
        return configured.OrderBy(c => Order(c.Known)).ThenBy(c => c.Name, StringComparer.OrdinalIgnoreCase)
            .Select(c => Shown(configuration, $"{path}:{c.Name}", c.Value, c.Known))
            .Concat(known.Where(k => !k.MayBeShown && !configured.Exists(c => c.Known == k))
                .Select(k => new ConfiguredKey($"{path}:{k.Name}", "not set", "", IsHidden: true)));

        int Order(ConfigurationKey? key) => known.TakeWhile(k => k != key).Count();
    }

    private static ConfiguredKey Shown(IConfigurationRoot configuration, string key, string value, ConfigurationKey? known)
    {
        var isShown = known is { MayBeShown: true };
        return new ConfiguredKey(key, isShown ? value : value.Length > 0 ? "set" : "not set", Source(configuration, key), !isShown);
    }

    private static string Source(IConfigurationRoot configuration, string key) =>
        configuration.Providers.Last(p => p.TryGet(key, out _)) switch
        {
            FileConfigurationProvider file => file.Source.Path ?? "a file",
            EnvironmentVariablesConfigurationProvider => "environment",
            CommandLineConfigurationProvider => "command line",
            _ when key.StartsWith("Accounts:", StringComparison.OrdinalIgnoreCase) || key.StartsWith("Boards:", StringComparison.OrdinalIgnoreCase) => "the demo",
            _ => "the host",
        };
}
