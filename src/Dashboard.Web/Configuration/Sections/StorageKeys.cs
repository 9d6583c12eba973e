using System.Data.Common;
using Dashboard.Storage;
using Dashboard.Vendors.Configuration;

namespace Dashboard.Web.Configuration.Sections;

/// <summary>Reads and validates <c>Storage</c>.</summary>
internal static class StorageKeys
{
    /// <summary>The default path of the Sqlite file, relative to the content root.</summary>
    public const string DefaultFile = "data/dashboard.db";

    public static IReadOnlyList<ConfigurationKey> All { get; } =
    [
        ConfigurationKey.Shown("Provider", "The database that keeps people, displays and the audit log", string.Join(", ", Enum.GetNames<StorageProvider>()), $"{StorageProvider.Sqlite}"),
        ConfigurationKey.Hidden("ConnectionString", "How it is reached, in the provider's own words", "text such as Host=db;Database=dashboard;Username=dashboard;Password=…", $"Data Source={DefaultFile} for Sqlite"),
    ];

    public static StorageOptions Read(IConfiguration configuration, string contentRoot, ConfigurationErrors errors)
    {
        var section = configuration.GetSection("Storage");
        UnknownKeyValidator.Check(section, All, errors);
        var name = section["Provider"] is { Length: > 0 } given ? given : $"{StorageProvider.Sqlite}";
        if (!Enum.TryParse<StorageProvider>(name, ignoreCase: true, out var provider) || !Enum.IsDefined(provider))
        {
            errors.Add($"Storage:Provider is '{name}'; it must be one of {string.Join(", ", Enum.GetNames<StorageProvider>())}.");
        }

        var connection = section["ConnectionString"] ?? "";
        if (provider == StorageProvider.PostgreSql && connection.Length == 0)
        {
            errors.Add("Storage:ConnectionString is missing; PostgreSql needs one, such as Host=db;Database=dashboard;Username=dashboard;Password=….");
        }

        return new StorageOptions(provider, provider == StorageProvider.Sqlite ? File(connection, contentRoot, errors) : Checked(connection, errors));
    }

    private static string File(string connection, string contentRoot, ConfigurationErrors errors)
    {
        var parts = new DbConnectionStringBuilder { ConnectionString = Checked(connection.Length > 0 ? connection : $"Data Source={DefaultFile}", errors) };
        if (!parts.TryGetValue("Data Source", out var file) || $"{file}" is not { Length: > 0 } path)
        {
            errors.Add("Storage:ConnectionString names no file; for Sqlite it is written Data Source=path.");
            return "";
        }

        parts["Data Source"] = Path.GetFullPath(Path.Combine(contentRoot, path));
        return parts.ConnectionString;
    }

    // Errors do not include the connection string, because it contains secrets.
    private static string Checked(string connection, ConfigurationErrors errors)
    {
        try
        {
            _ = new DbConnectionStringBuilder { ConnectionString = connection };
            return connection;
        }
        catch (ArgumentException)
        {
            errors.Add("Storage:ConnectionString cannot be read; it is made of Key=Value with ; between.");
            return "";
        }
    }
}
