namespace Dashboard.Web.Time;

/// <summary>Logs when the machine's clock is set back, since the host's times then differ from the machine's.</summary>
internal sealed partial class ClockStepMonitor(MonotonicTimeProvider clock, ILogger<ClockStepMonitor> logger) : BackgroundService
{
    /// <summary>The minimum step to log: time servers routinely correct smaller differences.</summary>
    public static readonly TimeSpan Worth = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    /// <summary>Raised after the machine's clock was set back.</summary>
    public event EventHandler? SetBack;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var told = TimeSpan.Zero;
        using var timer = new PeriodicTimer(Between, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var ahead = clock.Ahead;
            if (ahead - told > Worth)
            {
                LogSetBack(ahead - told, ahead);
                SetBack?.Invoke(this, EventArgs.Empty);
            }
            else if (told > Worth && ahead <= Worth)
            {
                LogMet();
            }

            told = ahead;
        }
    }

    [LoggerMessage(LogLevel.Warning, "This machine's clock was set back by {Step}. Polls and ages go on by the time that really passes; the times of day shown are {Ahead} ahead until the two meet or the host is started anew")]
    private partial void LogSetBack(TimeSpan step, TimeSpan ahead);

    [LoggerMessage(LogLevel.Information, "The host's clock and this machine's are the same again")]
    private partial void LogMet();
}
