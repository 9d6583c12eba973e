using System.Collections.Concurrent;
using Dashboard.Presence.Model;

namespace Dashboard.Web.Polling.Pacing;

/// <summary>
/// Keeps one account's requests under a number in any 60 s. Callers wait in line, so the endpoint that asks for many
/// pages takes its turns with the others. The first half may go at once, as many pages need; the second half is spread over
/// the time until the first half counts no more, so that a budget smaller than what is asked of it slows all endpoints alike
/// instead of stopping them for most of a minute. A command passes the polls in line; but commands have half of the budget at
/// most, and where it is used up every second place that comes free is a poll's.
/// </summary>
/// <param name="perMinute">The most requests in any 60 s.</param>
/// <param name="time">The clock.</param>
/// <param name="commandsPerMinute">The most commands a minute that the account takes; null for <see cref="DefaultCommands"/>.</param>
internal sealed class RequestRateLimiter(int perMinute, TimeProvider time, int? commandsPerMinute = null)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);
    private readonly ConcurrentQueue<(DateTimeOffset At, bool IsCommand)> _acquired = new();
    private readonly Lock _gate = new();
    private Task _endOfLine = Task.CompletedTask;
    private DateTimeOffset _lastPoll;
    private long _quietUntil;
    private int _commandsWaiting;
    private bool _pollWaits;
    private bool _lastWasCommand;

    /// <summary>No request is sent before this: the vendor asked to be left alone.</summary>
    public DateTimeOffset PausedUntil
    {
        get => new(Volatile.Read(ref _quietUntil), TimeSpan.Zero);
        set => Volatile.Write(ref _quietUntil, value.UtcTicks);
    }

    /// <summary>The most requests in any 60 s.</summary>
    public int PerMinute => perMinute;

    /// <summary>The most commands a minute, over a longer time, that the account takes from everybody together.</summary>
    public int CommandsPerMinute { get; } = commandsPerMinute ?? DefaultCommands(perMinute);

    /// <summary>The most commands a minute where none is configured: a quarter of the requests.</summary>
    /// <param name="requests">The most requests in any 60 s.</param>
    public static int DefaultCommands(int requests) => Math.Max(1, requests / 4);

    /// <summary>How many were sent in the last 60 s. For whoever looks on: waits for nobody.</summary>
    public int Recent => _acquired.Count(t => time.GetUtcNow() - t.At < Window);

    /// <summary>Waits until a request may be sent, and counts it.</summary>
    /// <exception cref="PollException">Throttled: the vendor asked for quiet, which meets a poll between two pages too.</exception>
    public async ValueTask AcquireAsync(CancellationToken cancellationToken)
    {
        // A line of promises, each kept when its caller is through: it keeps the order of coming, and whoever waits on a
        // clock that is moved by hand resumes where the clock is moved, which a semaphore would leave to the thread pool.
        var (before, through) = Enqueue();
        try
        {
            await before.WaitAsync(cancellationToken);
            await WaitTurnAsync(cancellationToken);
        }
        finally
        {
            // One who leaves the line before his turn lets nobody pass before those who stand ahead.
            _ = before.ContinueWith(_ => through.SetResult(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    /// <summary>Waits until a command may be sent, and counts it: a person waits, so it passes the polls in line and their spreading.</summary>
    /// <exception cref="PollException">Throttled: the vendor asked for quiet.</exception>
    public async ValueTask AcquireForCommandAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _commandsWaiting);
        try
        {
            while (TryAcquireOrWait(isCommand: true) is { } wait)
            {
                await Task.Delay(wait, time, cancellationToken);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _commandsWaiting);
        }
    }

    /// <summary>Sends nothing for so long, unless a longer quiet holds already.</summary>
    public void PauseFor(TimeSpan howLong)
    {
        var until = time.GetUtcNow() + howLong;
        PausedUntil = PausedUntil > until ? PausedUntil : until;
    }

    private async ValueTask WaitTurnAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (TryAcquireOrWait(isCommand: false) is { } wait)
            {
                Volatile.Write(ref _pollWaits, true);
                await Task.Delay(wait, time, cancellationToken);
            }
        }
        finally
        {
            Volatile.Write(ref _pollWaits, false);
        }
    }

    private (Task Before, TaskCompletionSource Through) Enqueue()
    {
        var through = new TaskCompletionSource();
        lock (_gate)
        {
            var before = _endOfLine;
            _endOfLine = through.Task;
            return (before, through);
        }
    }

    private TimeSpan? TryAcquireOrWait(bool isCommand)
    {
        lock (_gate)
        {
            if (WaitNeeded(isCommand) is { } wait)
            {
                return wait;
            }

            var now = time.GetUtcNow();
            if (PausedUntil > now)
            {
                throw new PollException(new PollFailure(PollFailureKind.Throttled, "The vendor asked to be left alone for a while.") { WasNotSent = true });
            }

            (_lastPoll, _lastWasCommand) = (isCommand ? _lastPoll : now, isCommand);
            _acquired.Enqueue((now, isCommand));
            return null;
        }
    }

    private TimeSpan? WaitNeeded(bool isCommand)
    {
        var now = time.GetUtcNow();
        while (_acquired.TryPeek(out var oldest) && now - oldest.At >= Window)
        {
            _acquired.TryDequeue(out _);
        }

        // Where the budget is used up, the place that comes free next is for the side that did not have the last one.
        var isForOther = isCommand ? _lastWasCommand && Volatile.Read(ref _pollWaits) : !_lastWasCommand && Volatile.Read(ref _commandsWaiting) > 0;
        var places = isForOther ? perMinute - 1 : perMinute;
        var free = _acquired.Count >= places && _acquired.TryPeek(out var first) ? first.At + Window : now;
        if (isCommand && _acquired.Count(t => t.IsCommand) >= Math.Max(1, perMinute / 2))
        {
            free = _acquired.First(t => t.IsCommand).At + Window;
        }

        var spread = isCommand || _acquired.Count * 2 < perMinute ? now : _lastPoll + Pace();
        var next = spread > free ? spread : free;

        // Timers count whole milliseconds, downwards: rounded so, the rest of one would be waited for in a tight loop.
        return next > now ? TimeSpan.FromMilliseconds(Math.Ceiling((next - now).TotalMilliseconds)) : null;
    }

    // The shortest time between two polls by which the places left last until others come free, whenever those were taken.
    private TimeSpan Pace()
    {
        var left = Math.Max(0, perMinute - _acquired.Count);
        return _acquired.Max(t => (t.At + Window - _lastPoll) / ++left);
    }
}
