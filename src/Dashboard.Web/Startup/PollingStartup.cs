using Dashboard.Web.Polling;
using Quartz;

namespace Dashboard.Web.Startup;

/// <summary>The jobs that ask.</summary>
internal static class PollingStartup
{
    /// <summary>Adds the scheduler and the poll itself.</summary>
    public static WebApplicationBuilder AddPolling(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PollMetrics>();
        builder.Services.AddSingleton<PollEndpoint>();
        builder.Services.AddSingleton<PollScheduler>();
        // Its start-up lines would push the address that a newcomer looks for off the screen.
        builder.Logging.AddFilter("Quartz", LogLevel.Warning);
        builder.Services.AddQuartz(q => q.UseDefaultThreadPool(pool => pool.MaxConcurrency = 64));
        builder.Services.AddHostedService(s => s.GetRequiredService<PollScheduler>());
        builder.Services.AddQuartzHostedService(q => q.WaitForJobsToComplete = false);
        builder.Services.AddHostedService<RegistrationWatch>();
        return builder;
    }
}
