using Dashboard.Web.Live;

namespace Dashboard.Web.Tests.Soak;

/// <summary>Reads a board's frames until it is closed.</summary>
internal sealed class Viewer : IAsyncDisposable
{
    private static long s_frames;

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _reading;

    public Viewer(BoardFeed feed) => _reading = ReadAsync(feed, _stop.Token);

    public static long Frames => Interlocked.Read(ref s_frames);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(_reading.WaitAsync(TimeSpan.FromSeconds(20)));
        _stop.Dispose();
    }

    private static async Task ReadAsync(BoardFeed feed, CancellationToken cancellationToken)
    {
        await foreach (var _ in feed.WatchAsync("viewer", cancellationToken))
        {
            Interlocked.Increment(ref s_frames);
        }
    }
}
