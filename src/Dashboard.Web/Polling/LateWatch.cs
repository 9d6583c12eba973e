namespace Dashboard.Web.Polling;

/// <summary>Looks each second whether a poll is overdue.</summary>
internal sealed class LateWatch(PollEndpoint poll, PolledAccounts accounts, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = time.GetUtcNow();
        using var timer = new PeriodicTimer(BetweenLooks, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var account in accounts.All)
            {
                poll.LookForLate(account, started);
            }
        }
    }
}
