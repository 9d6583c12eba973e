using Dashboard.Web.Startup.Settings;

namespace Dashboard.Web.Startup;

/// <summary>Where the configuration comes from.</summary>
internal static class ConfigurationStartup
{
    /// <summary>Adds the files beside appsettings.json.</summary>
    public static WebApplicationBuilder AddConfiguration(this WebApplicationBuilder builder, string[] args)
    {
        builder.Configuration.AddJsonFile("appsettings.Local.json", optional: true, reloadOnChange: false);
        if (builder.Configuration["SecretsFile"] is { Length: > 0 } secrets)
        {
            builder.Configuration.AddJsonFile(Path.Combine(builder.Environment.ContentRootPath, secrets), optional: false, reloadOnChange: false);
        }

        // The files above must not win over what a person sets for one run.
        builder.Configuration.AddEnvironmentVariables();
        builder.Configuration.AddCommandLine(args);
        return builder;
    }

    /// <summary>Reads and checks all of it.</summary>
    /// <exception cref="SettingsException">Something is wrong; it names all of it.</exception>
    public static DashboardSettings ReadSettings(this WebApplicationBuilder builder, bool isDemo) =>
        new SettingsReader(builder.Configuration, builder.Environment.ContentRootPath).Read(isDemo);
}
