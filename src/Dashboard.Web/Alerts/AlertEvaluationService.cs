using Dashboard.Presence.Store;

namespace Dashboard.Web.Alerts;

/// <summary>Looks at every board with rules each second, for times run by themselves, and when something changed.</summary>
internal sealed partial class AlertEvaluationService(PresenceStore board, BoardAlertRegistry desks, TimeProvider time, ILogger<AlertEvaluationService> log) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Seldom = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (desks.All.Count == 0)
        {
            return;
        }

        using var watcher = board.Watch();
        var changed = watcher.NextAsync(stoppingToken).AsTask();
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var alertService in desks.All)
            {
                Evaluate(alertService);
            }

            // What these looks put on the board wakes this watcher too; the next look finds nothing new, and it rests.
            await Task.Delay(Often, time, stoppingToken);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            if (await Task.WhenAny(changed, Task.Delay(Seldom, time, stop.Token)) == changed)
            {
                await stop.CancelAsync();
                await changed;
                changed = watcher.NextAsync(stoppingToken).AsTask();
            }
        }
    }

    // One board's fault must not silence the others, nor stop the host that shows them.
    private void Evaluate(BoardAlertService alertService)
    {
        try
        {
            alertService.Evaluate();
        }
        catch (Exception fault)
        {
            LogFault(fault);
        }
    }
}
