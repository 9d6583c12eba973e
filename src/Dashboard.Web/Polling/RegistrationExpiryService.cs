using Dashboard.Presence.Store;

namespace Dashboard.Web.Polling;

/// <summary>Checks every second for registrations that expire soon or have expired.</summary>
internal sealed class RegistrationExpiryService(PresenceStore store, TimeProvider time, PollMetrics metrics) : BackgroundService
{
    private readonly RegistrationExpiryTracker _clock = new(TimeSpan.FromMinutes(5));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            metrics.Changed(_clock.Tick(store.Current, time.GetUtcNow()));
        }
    }
}
