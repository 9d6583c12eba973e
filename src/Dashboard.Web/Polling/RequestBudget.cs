using System.Collections.Concurrent;

namespace Dashboard.Web.Polling;

/// <summary>
/// Keeps one account's requests under a number in any 60 s. Callers wait in line, so the endpoint that asks for many
/// pages takes its turns with the others. The first half may go at once, as many pages need; the second half is spread,
/// so that a budget smaller than what is asked of it slows all endpoints alike instead of stopping them for most of a
/// minute.
/// </summary>
internal sealed class RequestBudget(int perMinute, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);
    private readonly SemaphoreSlim _line = new(1, 1);
    private readonly ConcurrentQueue<DateTimeOffset> _taken = new();
    private DateTimeOffset _last;

    /// <summary>The most requests in any 60 s.</summary>
    public int PerMinute => perMinute;

    /// <summary>How many were sent in the last 60 s. For whoever looks on: waits for nobody.</summary>
    public int Recent => _taken.Count(t => time.GetUtcNow() - t < Window);

    /// <summary>Waits until a request may be sent, and counts it.</summary>
    public async ValueTask TakeAsync(CancellationToken cancellationToken)
    {
        await _line.WaitAsync(cancellationToken);
        try
        {
            while (WaitNeeded() is { } wait)
            {
                await Task.Delay(wait, time, cancellationToken);
            }

            _last = time.GetUtcNow();
            _taken.Enqueue(_last);
        }
        finally
        {
            _line.Release();
        }
    }

    public void Dispose() => _line.Dispose();

    private TimeSpan? WaitNeeded()
    {
        var now = time.GetUtcNow();
        while (_taken.TryPeek(out var oldest) && now - oldest >= Window)
        {
            _taken.TryDequeue(out _);
        }

        var free = _taken.Count >= perMinute && _taken.TryPeek(out var first) ? first + Window : now;
        var spread = _taken.Count * 2 < perMinute ? now : _last + (Window / perMinute);
        var next = spread > free ? spread : free;
        return next > now ? next - now : null;
    }
}
