using Dashboard.Presence.History;
using Dashboard.Presence.Store;

namespace Dashboard.Web.History;

/// <summary>Looks at the board for the memory of the day: when something changed, and each second, for silence is no change.</summary>
internal sealed partial class ActivityHistoryRecorder(PresenceStore board, ActivityHistory memory, TimeProvider time, ILogger<ActivityHistoryRecorder> log) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Seldom = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var watcher = board.Watch();
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
                // Nothing happened.
            }
        }
    }

    // A fault in what is remembered must not stop the host that shows what is.
    private void Record()
    {
        try
        {
            memory.Update(board.Current, board.GetLastListed, time.GetUtcNow());
        }
        catch (Exception fault)
        {
            LogFault(fault);
        }
    }
}
