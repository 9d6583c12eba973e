using Dashboard.Web.Time;
using Hangfire;

namespace Dashboard.Web.Maintenance;

/// <summary>Registers the recurring jobs under the names that the jobs page shows.</summary>
internal sealed class RecurringJobs(IRecurringJobManagerV2 jobs, ClockStepMonitor clock) : IHostedService
{
    private const string EveryTenSeconds = "*/10 * * * * *";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Register();
        // The next run of a job is stored as a time of day, so setting the clock back would delay the job by the same time.
        clock.SetBack += OnSetBack;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        clock.SetBack -= OnSetBack;
        return Task.CompletedTask;
    }

    private void OnSetBack(object? sender, EventArgs e) => Register();

    private void Register()
    {
        Add("polling-watchdog", Cron.Minutely(), job => job.RepairPolling());
        Add("check-database", EveryTenSeconds, job => job.CheckDatabaseAsync(CancellationToken.None));
        Add("prune-audit-log", Cron.Daily(3), job => job.PruneAuditLogAsync(CancellationToken.None));
        Add("prune-ended-sessions", Cron.Hourly(), job => job.PruneEndedSessionsAsync(CancellationToken.None));
        Add("prune-pairing-codes", Cron.Hourly(), job => job.PrunePairingCodesAsync(CancellationToken.None));
    }

    private void Add(string id, string cron, System.Linq.Expressions.Expression<Action<MaintenanceJobs>> job)
    {
        jobs.RemoveIfExists(id);
        jobs.AddOrUpdate(id, job, cron, new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc });
    }
}
