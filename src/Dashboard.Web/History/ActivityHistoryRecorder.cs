using Dashboard.Presence.History;
using Dashboard.Presence.Store;

namespace Dashboard.Web.History;

/// <summary>Records snapshots in the activity history: after each change, and every second, since an outage causes no change.</summary>
internal sealed partial class ActivityHistoryRecorder(PresenceStore store, ActivityHistory memory, TimeProvider time, ILogger<ActivityHistoryRecorder> log) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Seldom = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var watcher = store.Watch();
        while (!stoppingToken.IsCancellationRequested)
        {
            Record();
            await Task.Delay(Often, time, stoppingToken);
            using var quiet = new CancellationTokenSource(Seldom, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(quiet.Token, stoppingToken);
            try
            {
                await watcher.NextAsync(either.Token);
            }
            catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
            {
                // The timeout: no change within a second.
            }
        }
    }

    // An exception in the history must not stop the host, which still displays live data.
    private void Record()
    {
        try
        {
            memory.Update(store.Current, store.GetLastListed, time.GetUtcNow());
        }
        catch (Exception fault)
        {
            LogFault(fault);
        }
    }
}
