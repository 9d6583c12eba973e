using Dashboard.Web.Commands;
using Dashboard.Web.Configuration;

namespace Dashboard.Web.Hosting.Services;

/// <summary>What is done, rather than seen.</summary>
internal static class CommandExtensions
{
    /// <summary>Adds the desk that takes commands and follows them.</summary>
    public static WebApplicationBuilder AddCommands(this WebApplicationBuilder builder, DashboardOptions settings)
    {
        builder.Services.AddSingleton(settings.Commands).AddSingleton<CommandStore>().AddSingleton<CommandRateLimiter>();
        builder.Services.AddSingleton<CommandValidator>().AddSingleton<CommandConflictTracker>().AddSingleton<CommandTracker>().AddSingleton<CommandService>();
        // After the audit log, so that it stops before it.
        builder.Services.AddHostedService(s => s.GetRequiredService<CommandService>());
        return builder;
    }
}
