using System.Runtime.ExceptionServices;

namespace Dashboard.Testing;

/// <summary>
/// Runs many asynchronous things on one thread and one manual clock: the clock moves when none of them can go on, so
/// the course of things is the same every time.
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

    /// <summary>Starts everything, then lets time go by until the end.</summary>
    /// <param name="start">Starts tasks and returns them; they may run for ever.</param>
    /// <param name="time">The clock they wait on.</param>
    /// <param name="end">When to stop.</param>
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
