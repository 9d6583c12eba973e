namespace Dashboard.Web.Time;

/// <summary>Says in the log that the machine's clock was set back: from then on the host's times are not the machine's.</summary>
internal sealed partial class ClockStepMonitor(MonotonicTimeProvider clock, ILogger<ClockStepMonitor> logger) : BackgroundService
{
    /// <summary>From here on it is worth a word: below it is what time servers correct in passing.</summary>
    public static readonly TimeSpan Worth = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    /// <summary>Is raised once the machine's clock was found to be set back.</summary>
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
