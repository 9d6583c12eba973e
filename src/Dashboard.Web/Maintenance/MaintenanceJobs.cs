using Dashboard.Storage;
using Dashboard.Storage.Audit;
using Dashboard.Storage.Displays;
using Dashboard.Storage.Users;
using Dashboard.Web.Persistence;
using Dashboard.Web.Polling.Jobs;
using Dashboard.Web.Security;
using Hangfire;

namespace Dashboard.Web.Maintenance;

/// <summary>What the host does for itself from time to time. Each is a recurring job of <see cref="RecurringJobs"/>; one that fails is run again at its next time.</summary>
internal sealed partial class MaintenanceJobs(
    PollScheduler polls, DatabaseProbeService store, AuditLog audit, RevokedSessionStore sessions, PairingCodeStore codes, AccessOptions settings, TimeProvider time, ILogger<MaintenanceJobs> logger)
{
    /// <summary>Polls those endpoints again whose job is gone.</summary>
    [JobDisplayName("Polling watchdog")]
    [AutomaticRetry(Attempts = 0)]
    public void RepairPolling() => polls.Repair();

    /// <summary>Checks whether the database works.</summary>
    [JobDisplayName("Check the database")]
    [AutomaticRetry(Attempts = 0)]
    public Task CheckDatabaseAsync(CancellationToken cancellationToken) => store.ProbeAsync(cancellationToken);

    /// <summary>Removes audit rows that are older than they are kept.</summary>
    [JobDisplayName("Prune the audit log")]
    [AutomaticRetry(Attempts = 0)]
    public Task PruneAuditLogAsync(CancellationToken cancellationToken) => PruneAsync(
        "audit rows", settings.AuditRetention is { } kept ? stop => audit.PruneAsync(time.GetUtcNow() - kept, stop) : _ => Task.FromResult(0L), cancellationToken);

    /// <summary>Removes sessions that were ended and whose cookies have expired since.</summary>
    [JobDisplayName("Prune ended sessions")]
    [AutomaticRetry(Attempts = 0)]
    public Task PruneEndedSessionsAsync(CancellationToken cancellationToken) => PruneAsync("ended sessions", sessions.PruneAsync, cancellationToken);

    /// <summary>Removes pairing codes that can no longer be entered.</summary>
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
            // The check of the database says so, once; the rows are removed when it works again.
        }
    }

    [LoggerMessage(LogLevel.Information, "{Rows} {What} were older than they are kept, and were removed")]
    private partial void LogPruned(long rows, string what);
}
