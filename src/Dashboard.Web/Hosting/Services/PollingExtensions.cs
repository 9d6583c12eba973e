using Dashboard.Web.Polling;
using Dashboard.Web.Polling.Jobs;
using Hangfire;

namespace Dashboard.Web.Hosting.Services;

/// <summary>Configures polling as background jobs.</summary>
internal static class PollingExtensions
{
    // A worker waits while a vendor responds, so there is one per endpoint, up to a bound.
    private const int MinWorkers = 2;
    private const int MaxWorkers = 64;

    /// <summary>Adds the poller, its scheduler and the workers of its queue.</summary>
    public static WebApplicationBuilder AddPolling(this WebApplicationBuilder builder)
    {
        builder.AddJobs();
        builder.Services.AddSingleton<PollMetrics>().AddSingleton<EndpointPoller>().AddSingleton<PollScheduler>();
        builder.Services.AddHangfireServer((services, options) =>
        {
            options.ServerName = "polls";
            options.Queues = [PollScheduler.Queue];
            options.WorkerCount = Math.Clamp(services.GetRequiredService<PolledAccounts>().All.Sum(a => a.Endpoints.Count), MinWorkers, MaxWorkers);
            // Jobs of this queue are neither scheduled nor recurring.
            options.IsLightweightServer = true;
            options.ShutdownTimeout = JobExtensions.ShutdownTimeout;
        });
        builder.Services.AddHostedService(s => s.GetRequiredService<PollScheduler>());
        builder.Services.AddHostedService<RegistrationExpiryService>().AddHostedService<LatePollMonitor>();
        return builder;
    }
}
