using Dashboard.Web.Live;
using Dashboard.Web.Live.Frames;

namespace Dashboard.Web.Tests.Testing.Doubles;

/// <summary>Reads a board's frames until it is closed.</summary>
internal sealed class Viewer : IAsyncDisposable
{
    private static long s_frames;

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _reading;

    public Viewer(BoardStream stream) => _reading = ReadAsync(stream, _stop.Token);

    public static long Frames => Interlocked.Read(ref s_frames);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(_reading.WaitAsync(TimeSpan.FromSeconds(20)));
        _stop.Dispose();
    }

    private static async Task ReadAsync(BoardStream stream, CancellationToken cancellationToken)
    {
        await foreach (var _ in stream.WatchAsync("viewer", cancellationToken))
        {
            Interlocked.Increment(ref s_frames);
        }
    }
}
