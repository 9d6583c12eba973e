using Dashboard.Web.Configuration;
using Dashboard.Web.Configuration.Sections;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.FileProviders.Physical;

namespace Dashboard.Web.Hosting;

/// <summary>Loads and validates the configuration.</summary>
internal static class DashboardConfigurationExtensions
{
    /// <summary>Creates a builder with the configuration from all files, the environment and the command line.</summary>
    /// <exception cref="ConfigurationException">A configuration file is invalid.</exception>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        ConfigurationFiles.Check(args);
        // Configuration files are in the folder from which the host is started; the application's own files are in its folder.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, WebRootPath = ProgramFiles.WebRoot(AppContext.BaseDirectory) });
        builder.Configuration.AddJsonFile(ConfigurationFiles.Local, optional: true, reloadOnChange: false);
        if (builder.Configuration["SecretsFile"] is { Length: > 0 } secrets)
        {
            AddSecrets(builder.Configuration, Path.GetFullPath(Path.Combine(builder.Environment.ContentRootPath, secrets)));
        }

        // The environment and the command line are added again, so that they override the files above.
        builder.Configuration.AddEnvironmentVariables();
        builder.Configuration.AddCommandLine(args);
        return builder;
    }

    /// <summary>Validates the whole configuration before the host listens or polls.</summary>
    /// <exception cref="ConfigurationException">The configuration has errors. The exception lists all of them.</exception>
    /// <exception cref="ProgramFilesException">The installation is incomplete.</exception>
    public static WebApplicationBuilder CheckSettings(this WebApplicationBuilder builder)
    {
        var errors = new ConfigurationErrors();
        var isDemo = !ConfigurationReader.HasAccounts(builder.Configuration);
        AddressKeys.CheckFree(AddressKeys.Read(builder.Configuration, isDemo, errors), errors);
        DemoKeys.Check(builder.Configuration, errors);
        TelemetryKeys.Check(builder.Configuration, errors);
        new ConfigurationReader(builder.Configuration, builder.Environment.ContentRootPath).Read(isDemo, errors);
        errors.ThrowIfAny();
        // Without this call static files are found only in environment Development and after publishing.
        builder.WebHost.UseStaticWebAssets();
        ProgramFiles.Check(
            Path.Combine(AppContext.BaseDirectory, $"{builder.Environment.ApplicationName}.staticwebassets.endpoints.json"), builder.Environment.WebRootFileProvider);
        return builder;
    }

    /// <summary>Reads the whole configuration, including the demo's accounts.</summary>
    /// <exception cref="ConfigurationException">The configuration has errors. The exception lists all of them.</exception>
    public static DashboardOptions ReadSettings(this WebApplicationBuilder builder, bool isDemo) =>
        new ConfigurationReader(builder.Configuration, builder.Environment.ContentRootPath).Read(isDemo);

    // The default file provider ignores files with a name that begins with a dot.
    private static void AddSecrets(ConfigurationManager configuration, string path) =>
        ((IConfigurationBuilder)configuration).Add(new JsonConfigurationSource
        {
            FileProvider = new PhysicalFileProvider(Path.GetDirectoryName(path)!, ExclusionFilters.None),
            Path = Path.GetFileName(path),
            Optional = false,
        });
}
