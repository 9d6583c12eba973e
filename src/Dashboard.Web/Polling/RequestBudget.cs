namespace Dashboard.Web.Polling;

/// <summary>
/// Keeps one account's requests under a number in any 60 s. Callers wait in line, so the endpoint that asks for many
/// pages takes its turns with the others.
/// </summary>
internal sealed class RequestBudget(int perMinute, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);
    private readonly SemaphoreSlim _line = new(1, 1);
    private readonly Queue<DateTimeOffset> _taken = new();

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

            _taken.Enqueue(time.GetUtcNow());
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
            _taken.Dequeue();
        }

        return _taken.Count < perMinute ? null : _taken.Peek() + Window - now;
    }
}
