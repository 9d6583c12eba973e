using Dashboard.Web.Configuration;
using Dashboard.Web.Hosting;
using Dashboard.Web.Hosting.Services;

namespace Dashboard.Web;

internal static class Program
{
    /// <summary>Runs it until it is stopped.</summary>
    /// <returns>0; 2 when the configuration cannot be used or the program's files are incomplete; 1 when the audit log was to be verified and is broken.</returns>
    public static async Task<int> Main(string[] args)
    {
        try
        {
            var verdict = VerifyAuditCommand.IsRequested(args) ? await VerifyAuditCommand.RunAsync(args) : (int?)null;
            await (verdict is not null ? Task.CompletedTask : HelpCommand.IsRequested(args) ? Console.Out.WriteAsync(HelpCommand.Whole) : Build(args).RunAsync());
            return verdict ?? 0;
        }
        catch (Exception e) when (ConfigurationErrors.Describe(e) is { } told)
        {
            await Console.Error.WriteLineAsync(told);
            return 2;
        }
    }

    /// <summary>The host, ready to run.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="clock">Another clock, for a test; null for the machine's.</param>
    /// <param name="configure">What a test sets up otherwise; null for nothing.</param>
    /// <exception cref="ConfigurationException">The configuration cannot be used.</exception>
    internal static WebApplication Build(string[] args, TimeProvider? clock = null, Action<IServiceCollection>? configure = null)
    {
        var builder = DashboardConfigurationExtensions.CreateBuilder(args).CheckSettings();
        var settings = builder.ReadSettings(isDemo: builder.AddDemoWhenNothingIsConfigured());
        builder.AddSanitizedLogging().AddDiagnostics(settings).AddTelemetry().AddAddresses(settings).AddConnections(settings).AddHttpPipeline(settings.Access).AddStorage(settings.Storage, settings.Audit).AddAccess(settings.Access);
        builder.AddPresence(clock).AddVendors(settings).AddPolling().AddLive(settings).AddAlerts().AddHistory().AddCommands(settings).AddApi().AddPages();
        configure?.Invoke(builder.Services);
        return builder.Build().MapPages();
    }
}
