using System.Collections.Concurrent;
using Dashboard.Presence.Model;

namespace Dashboard.Web.Polling.Pacing;

/// <summary>Limits the requests of one account in any 60 s. Thread-safe.</summary>
/// <remarks>
/// Polls wait in a queue, so that an endpoint with many pages takes turns with the others. The first half of the budget may be used at once, as many
/// pages need. The second half is spread over the time until the first half is available again. A budget that is too small therefore slows all
/// endpoints alike instead of stopping them for most of a minute. Commands have priority over queued polls, but use at most half of the budget. When
/// the budget is used up, every second free slot goes to a poll.
/// </remarks>
/// <param name="perMinute">The maximum number of requests in any 60 s.</param>
/// <param name="time">The clock.</param>
/// <param name="commandsPerMinute">The maximum number of commands per minute; null for <see cref="DefaultCommands"/>.</param>
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

    /// <summary>The end of a pause that the vendor requested, UTC: no request is sent before it.</summary>
    public DateTimeOffset PausedUntil
    {
        get => new(Volatile.Read(ref _quietUntil), TimeSpan.Zero);
        set => Volatile.Write(ref _quietUntil, value.UtcTicks);
    }

    /// <summary>The maximum number of requests in any 60 s.</summary>
    public int PerMinute => perMinute;

    /// <summary>The maximum number of commands per minute of all clients together.</summary>
    public int CommandsPerMinute { get; } = commandsPerMinute ?? DefaultCommands(perMinute);

    /// <summary>Returns the maximum number of commands per minute when none is configured: a quarter of the requests.</summary>
    /// <param name="requests">The maximum number of requests in any 60 s.</param>
    public static int DefaultCommands(int requests) => Math.Max(1, requests / 4);

    /// <summary>The number of requests in the last 60 s. Reading it never blocks.</summary>
    public int Recent => _acquired.Count(t => time.GetUtcNow() - t.At < Window);

    /// <summary>Waits until a poll request may be sent, and counts it.</summary>
    /// <exception cref="PollException">Throttled: the vendor requested a pause, possibly between two pages of one poll.</exception>
    public async ValueTask AcquireAsync(CancellationToken cancellationToken)
    {
        // The queue is a chain of tasks, each completed when its caller is through, and so first in, first out. With a test's manual clock a waiting
        // caller resumes on the thread that advances the clock. A semaphore would resume it on the thread pool.
        var (before, through) = Enqueue();
        try
        {
            await before.WaitAsync(cancellationToken);
            await WaitTurnAsync(cancellationToken);
        }
        finally
        {
            // A caller that is cancelled before its turn must not let the next one pass before those ahead of it.
            _ = before.ContinueWith(_ => through.SetResult(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    /// <summary>Waits until a command may be sent, and counts it. Commands pass queued polls and are not spread, since a user waits.</summary>
    /// <exception cref="PollException">Throttled: the vendor requested a pause.</exception>
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

    /// <summary>Pauses all requests for a time, unless a longer pause is already active.</summary>
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

        // When the budget is used up, the next free slot goes to the side (polls or commands) that did not get the previous one.
        var isForOther = isCommand ? _lastWasCommand && Volatile.Read(ref _pollWaits) : !_lastWasCommand && Volatile.Read(ref _commandsWaiting) > 0;
        var places = isForOther ? perMinute - 1 : perMinute;
        var free = _acquired.Count >= places && _acquired.TryPeek(out var first) ? first.At + Window : now;
        if (isCommand && _acquired.Count(t => t.IsCommand) >= Math.Max(1, perMinute / 2))
        {
            free = _acquired.First(t => t.IsCommand).At + Window;
        }

        var spread = isCommand || _acquired.Count * 2 < perMinute ? now : _lastPoll + Pace();
        var next = spread > free ? spread : free;

        // Timers truncate to whole milliseconds. Without rounding up, the remaining fraction would be spent in a busy loop.
        return next > now ? TimeSpan.FromMilliseconds(Math.Ceiling((next - now).TotalMilliseconds)) : null;
    }

    // The minimum time between two polls with which the remaining slots last until others become free.
    private TimeSpan Pace()
    {
        var left = Math.Max(0, perMinute - _acquired.Count);
        return _acquired.Max(t => (t.At + Window - _lastPoll) / ++left);
    }
}
