using System.Data.Common;
using Dashboard.Storage;
using Dashboard.Storage.Audit;
using Dashboard.Web.Configuration;
using Dashboard.Web.Configuration.Sections;
using Dashboard.Web.Features.Audit;

namespace Dashboard.Web.Hosting;

/// <summary>Runs <c>--verify-audit</c>: verifies the audit log of the configured database without starting the host.</summary>
internal static class VerifyAuditCommand
{
    private const string Word = "--verify-audit";

    /// <summary>Returns whether the command line requests the verification.</summary>
    public static bool IsRequested(string[] args) => args.Contains(Word, StringComparer.Ordinal) && !HelpCommand.IsRequested(args);

    /// <summary>Verifies the audit log and prints the result.</summary>
    /// <returns>0 when the log is intact; 1 when it is not, or cannot be read.</returns>
    /// <exception cref="ConfigurationException">The storage configuration is invalid.</exception>
    public static async Task<int> RunAsync(string[] args)
    {
        // The option has no value. The configuration would take the next argument for it.
        var builder = DashboardConfigurationExtensions.CreateBuilder([.. args.Where(a => a != Word)]);
        var errors = new ConfigurationErrors();
        // Only the storage configuration is read: the host may be running and using its addresses.
        var settings = StorageKeys.Read(builder.Configuration, builder.Environment.ContentRootPath, errors);
        errors.ThrowIfAny();
        if (settings.Provider == StorageProvider.Sqlite && FileOf(settings) is var file && !File.Exists(file))
        {
            // Opening the file would create an empty database, which would verify without errors.
            await Console.Error.WriteLineAsync(AuditTexts.FormatNoDatabase(file));
            return 1;
        }

        try
        {
            await using var database = new Database(settings, TimeProvider.System);
            var audit = AuditOptionsReader.Read(builder.Configuration, builder.Environment.ContentRootPath, settings);
            var witness = audit.WitnessFile is { } lines && File.Exists(lines) ? await File.ReadAllLinesAsync(lines) : [];
            var verdict = await new AuditLog(database, TimeProvider.System, new AuditKeyFile(audit.KeyFile)).VerifyAsync(CancellationToken.None, witness);
            await Console.Out.WriteLineAsync(AuditTexts.FormatVerdictWithHash(AuditVerificationFormatter.Format(verdict), AuditVerificationFormatter.Hash(verdict)));
            return verdict.BrokenAt is null ? 0 : 1;
        }
        catch (Exception e) when (e is StorageException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(AuditTexts.FormatLogUnreadable(e.Message));
            return 1;
        }
    }

    private static string FileOf(StorageOptions settings) => $"{new DbConnectionStringBuilder { ConnectionString = settings.ConnectionString }["Data Source"]}";
}
