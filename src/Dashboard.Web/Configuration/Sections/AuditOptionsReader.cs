using System.Data.Common;
using Dashboard.Storage;
using Dashboard.Storage.Audit;
using Dashboard.Vendors.Configuration;

namespace Dashboard.Web.Configuration.Sections;

/// <summary>Reads the keys of <c>Access</c> that protect the audit log.</summary>
internal static class AuditOptionsReader
{
    private const string Ending = ".audit-key";

    public static IReadOnlyList<ConfigurationKey> All { get; } =
    [
        ConfigurationKey.Shown("AuditKeyFile", "The file with the key of the audit log; made when there is none. Hosts that share a database share it", "a path", $"{StorageKeys.DefaultFile}{Ending}, or beside the file of Sqlite"),
        ConfigurationKey.Shown("AuditWitnessFile", "A file to which the signed end of the audit log is appended every ten minutes, best on another machine", "a path", "none"),
    ];

    public static AuditOptions Read(IConfiguration configuration, string contentRoot, StorageOptions storage)
    {
        var section = configuration.GetSection("Access");
        var usual = storage.Provider == StorageProvider.Sqlite && new DbConnectionStringBuilder { ConnectionString = storage.ConnectionString }.TryGetValue("Data Source", out var file)
            ? $"{file}{Ending}"
            : $"{StorageKeys.DefaultFile}{Ending}";
        return new AuditOptions(
            Path.GetFullPath(Path.Combine(contentRoot, section["AuditKeyFile"] is { Length: > 0 } key ? key : usual)),
            section["AuditWitnessFile"] is { Length: > 0 } witness ? Path.GetFullPath(Path.Combine(contentRoot, witness)) : null);
    }
}
