using Dashboard.Web.Commands;
using Dashboard.Web.Startup.Settings;

namespace Dashboard.Web.Startup;

/// <summary>What is done, rather than seen.</summary>
internal static class CommandsStartup
{
    /// <summary>Adds the desk that takes commands and follows them.</summary>
    public static WebApplicationBuilder AddCommands(this WebApplicationBuilder builder, DashboardSettings settings)
    {
        builder.Services.AddSingleton(settings.Commands).AddSingleton<KeptCommands>().AddSingleton<CommandRates>();
        builder.Services.AddSingleton<CommandCheck>().AddSingleton<CommandRaces>().AddSingleton<CommandWatch>().AddSingleton<CommandDesk>();
        // After the audit log, so that it stops before it.
        builder.Services.AddHostedService(s => s.GetRequiredService<CommandDesk>());
        return builder;
    }
}
