using System.Runtime.ExceptionServices;

namespace Dashboard.Testing;

/// <summary>
/// Runs many asynchronous tasks on one thread with one manual clock. The clock advances only when no task can continue, so the order of
/// execution is the same in every run.
/// </summary>
public sealed class DeterministicScheduler : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Call, object? State)> _queue = new();

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_queue)
        {
            _queue.Enqueue((d, state));
        }
    }

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    /// <summary>Starts the tasks and advances the clock until the end time.</summary>
    /// <param name="start">Starts the tasks and returns them. They need not complete.</param>
    /// <param name="time">The clock that the tasks use.</param>
    /// <param name="end">The time to stop at.</param>
    public static void RunUntil(Func<IEnumerable<Task>> start, ManualTimeProvider time, DateTimeOffset end)
    {
        var before = Current;
        var one = new DeterministicScheduler();
        SetSynchronizationContext(one);
        try
        {
            var tasks = start().ToList();
            do
            {
                one.Drain();
                if (tasks.Find(t => t.IsFaulted) is { } failed)
                {
                    ExceptionDispatchInfo.Throw(failed.Exception!.InnerException!);
                }
            }
            while (time.GetUtcNow() < end && time.AdvanceToNext());
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    private void Drain()
    {
        while (true)
        {
            (SendOrPostCallback Call, object? State) next;
            lock (_queue)
            {
                if (!_queue.TryDequeue(out next))
                {
                    return;
                }
            }

            next.Call(next.State);
        }
    }
}
