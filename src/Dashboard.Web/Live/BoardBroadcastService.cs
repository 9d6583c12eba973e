using Dashboard.Presence.Store;

namespace Dashboard.Web.Live;

/// <summary>Publishes board frames: changes at most every 100 ms, and a heartbeat every 5 s.</summary>
internal sealed class BoardBroadcastService(PresenceStore store, BoardRegistry boards, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan FrameInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BeatInterval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var watcher = store.Watch();
        var beatAt = time.GetUtcNow() + BeatInterval;
        var changed = watcher.NextAsync(stoppingToken).AsTask();
        while (!stoppingToken.IsCancellationRequested)
        {
            var left = beatAt - time.GetUtcNow();
            // Timers have a resolution of one millisecond: a shorter wait would become a busy loop.
            if (left < TimeSpan.FromMilliseconds(1))
            {
                Each(static stream => stream.PublishBeat());
                beatAt = time.GetUtcNow() + BeatInterval;
                continue;
            }

            using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            var beat = Task.Delay(left, time, stop.Token);
            if (await Task.WhenAny(changed, beat) == changed)
            {
                await stop.CancelAsync();
                await changed;
                Each(static stream => stream.PublishChanges());
                await Task.Delay(FrameInterval, time, stoppingToken);
                changed = watcher.NextAsync(stoppingToken).AsTask();
            }
        }
    }

    private void Each(Action<BoardStream> publish)
    {
        foreach (var stream in boards.AllStreams)
        {
            publish(stream);
        }
    }
}
