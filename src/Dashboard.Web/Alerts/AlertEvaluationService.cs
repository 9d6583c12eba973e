using Dashboard.Presence.Store;

namespace Dashboard.Web.Alerts;

/// <summary>Evaluates the rules of every board after each change, and every second, since durations grow without a change.</summary>
internal sealed partial class AlertEvaluationService(PresenceStore store, BoardAlertRegistry registry, TimeProvider time, ILogger<AlertEvaluationService> log) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Seldom = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (registry.All.Count == 0)
        {
            return;
        }

        using var watcher = store.Watch();
        var changed = watcher.NextAsync(stoppingToken).AsTask();
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var alertService in registry.All)
            {
                Evaluate(alertService);
            }

            // The alerts that an evaluation applies wake this watcher too. The next evaluation finds no difference, so the loop ends there.
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

    // An exception in one board's rules must neither stop the alerts of other boards nor the host.
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
