using Dashboard.Web.Configuration;
using Dashboard.Web.Configuration.Sections;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.FileProviders.Physical;

namespace Dashboard.Web.Hosting;

/// <summary>Where the configuration comes from.</summary>
internal static class DashboardConfigurationExtensions
{
    /// <summary>A builder with the configuration from every file, the environment and the command line.</summary>
    /// <exception cref="ConfigurationException">A file cannot be used.</exception>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        ConfigurationFiles.Check(args);
        // The files of the configuration lie in the folder that it is started from, those of the program beside the program.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, WebRootPath = ProgramFiles.WebRoot(AppContext.BaseDirectory) });
        builder.Configuration.AddJsonFile(ConfigurationFiles.Local, optional: true, reloadOnChange: false);
        if (builder.Configuration["SecretsFile"] is { Length: > 0 } secrets)
        {
            AddSecrets(builder.Configuration, Path.GetFullPath(Path.Combine(builder.Environment.ContentRootPath, secrets)));
        }

        // The files above must not win over what a person sets for one run.
        builder.Configuration.AddEnvironmentVariables();
        builder.Configuration.AddCommandLine(args);
        return builder;
    }

    /// <summary>Checks all of it, before anything listens or is asked.</summary>
    /// <exception cref="ConfigurationException">Something is wrong; it names all of it.</exception>
    /// <exception cref="ProgramFilesException">The program was not installed whole.</exception>
    public static WebApplicationBuilder CheckSettings(this WebApplicationBuilder builder)
    {
        var errors = new ConfigurationErrors();
        var isDemo = !ConfigurationReader.HasAccounts(builder.Configuration);
        AddressKeys.CheckFree(AddressKeys.Read(builder.Configuration, isDemo, errors), errors);
        DemoKeys.Check(builder.Configuration, errors);
        TelemetryKeys.Check(builder.Configuration, errors);
        new ConfigurationReader(builder.Configuration, builder.Environment.ContentRootPath).Read(isDemo, errors);
        errors.ThrowIfAny();
        // Without this the files are found in Development and after publishing only.
        builder.WebHost.UseStaticWebAssets();
        ProgramFiles.Check(
            Path.Combine(AppContext.BaseDirectory, $"{builder.Environment.ApplicationName}.staticwebassets.endpoints.json"), builder.Environment.WebRootFileProvider);
        return builder;
    }

    /// <summary>Reads all of it, the demo's accounts among it.</summary>
    /// <exception cref="ConfigurationException">Something is wrong; it names all of it.</exception>
    public static DashboardOptions ReadSettings(this WebApplicationBuilder builder, bool isDemo) =>
        new ConfigurationReader(builder.Configuration, builder.Environment.ContentRootPath).Read(isDemo);

    // The usual provider does not see a file whose name begins with a dot.
    private static void AddSecrets(ConfigurationManager configuration, string path) =>
        ((IConfigurationBuilder)configuration).Add(new JsonConfigurationSource
        {
            FileProvider = new PhysicalFileProvider(Path.GetDirectoryName(path)!, ExclusionFilters.None),
            Path = Path.GetFileName(path),
            Optional = false,
        });
}
