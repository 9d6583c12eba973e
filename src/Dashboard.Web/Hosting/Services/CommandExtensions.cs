using Dashboard.Web.Commands;
using Dashboard.Web.Configuration;

namespace Dashboard.Web.Hosting.Services;

/// <summary>Configures the commands.</summary>
internal static class CommandExtensions
{
    /// <summary>Adds the command service, its limits and its tracking.</summary>
    public static WebApplicationBuilder AddCommands(this WebApplicationBuilder builder, DashboardOptions settings)
    {
        builder.Services.AddSingleton(settings.Commands).AddSingleton<CommandStore>().AddSingleton<CommandRateLimiter>();
        builder.Services.AddSingleton<CommandValidator>().AddSingleton<CommandConflictTracker>().AddSingleton<CommandTracker>().AddSingleton<CommandService>();
        // Registered after the audit log, so that it stops before it.
        builder.Services.AddHostedService(s => s.GetRequiredService<CommandService>());
        return builder;
    }
}
