using Dashboard.Storage;
using Dashboard.Storage.Audit;
using Dashboard.Storage.Displays;
using Dashboard.Storage.Users;
using Dashboard.Web.Persistence;
using Dashboard.Web.Polling.Jobs;
using Dashboard.Web.Security;
using Hangfire;

namespace Dashboard.Web.Maintenance;

/// <summary>
/// The recurring maintenance jobs, scheduled by <see cref="RecurringJobs"/>. A failed job is not retried before its next scheduled time.
/// </summary>
internal sealed partial class MaintenanceJobs(
    PollScheduler polls, DatabaseProbeService store, AuditLog audit, RevokedSessionStore sessions, PairingCodeStore codes, AccessOptions settings, TimeProvider time, ILogger<MaintenanceJobs> logger)
{
    /// <summary>Restarts the polling of endpoints without their scheduled job.</summary>
    [JobDisplayName("Polling watchdog")]
    [AutomaticRetry(Attempts = 0)]
    public void RepairPolling() => polls.Repair();

    /// <summary>Checks whether the database is available.</summary>
    [JobDisplayName("Check the database")]
    [AutomaticRetry(Attempts = 0)]
    public Task CheckDatabaseAsync(CancellationToken cancellationToken) => store.ProbeAsync(cancellationToken);

    /// <summary>Removes audit entries that are older than the retention period.</summary>
    [JobDisplayName("Prune the audit log")]
    [AutomaticRetry(Attempts = 0)]
    public Task PruneAuditLogAsync(CancellationToken cancellationToken) => PruneAsync(
        "audit rows", settings.AuditRetention is { } kept ? stop => audit.PruneAsync(time.GetUtcNow() - kept, stop) : _ => Task.FromResult(0L), cancellationToken);

    /// <summary>Removes revoked sessions with expired cookies.</summary>
    [JobDisplayName("Prune ended sessions")]
    [AutomaticRetry(Attempts = 0)]
    public Task PruneEndedSessionsAsync(CancellationToken cancellationToken) => PruneAsync("ended sessions", sessions.PruneAsync, cancellationToken);

    /// <summary>Removes expired pairing codes.</summary>
    [JobDisplayName("Prune pairing codes")]
    [AutomaticRetry(Attempts = 0)]
    public Task PrunePairingCodesAsync(CancellationToken cancellationToken) => PruneAsync("pairing codes", codes.PruneAsync, cancellationToken);

    private async Task PruneAsync(string what, Func<CancellationToken, Task<long>> prune, CancellationToken cancellationToken)
    {
        try
        {
            if (await prune(cancellationToken) is > 0 and var rows)
            {
                LogPruned(rows, what);
            }
        }
        catch (StorageException)
        {
            // The database check logs the outage once. The rows are removed when the database is available again.
        }
    }

    [LoggerMessage(LogLevel.Information, "{Rows} {What} were older than they are kept, and were removed")]
    private partial void LogPruned(long rows, string what);
}
