namespace Dashboard.Web.Polling;

/// <summary>Checks every second whether a poll is overdue.</summary>
internal sealed class LatePollMonitor(EndpointPoller poll, PolledAccounts accounts, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = time.GetUtcNow();
        using var timer = new PeriodicTimer(CheckInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var account in accounts.All)
            {
                poll.CheckForLatePoll(account, started);
            }
        }
    }
}
