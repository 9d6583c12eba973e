using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace Dashboard.Storage.Audit;

/// <summary>
/// Writes the audit log in batches, many rows per transaction. Actions wait for space in their queue and then for their row. Rejected
/// requests have a separate queue and are dropped when it is full, so that a flood of them neither delays actions nor uses up memory.
/// Thread-safe.
/// </summary>
public sealed class AuditWriter : IAsyncDisposable
{
    /// <summary>The number of actions that can wait to be written. Further ones wait for space.</summary>
    public const int MaxActs = 1024;

    /// <summary>The number of rejected requests that can wait to be written. Further ones are dropped.</summary>
    public const int MaxRefusals = 256;

    // The batch size for each queue. Separate sizes prevent one queue from starving the other.
    private const int ActBatchSize = 96;
    private const int RefusalBatchSize = 32;

    private readonly AuditLog _log;
    private readonly Channel<Waiting> _acts = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(MaxActs) { SingleReader = true });
    private readonly Channel<Waiting> _refusals = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(MaxRefusals) { SingleReader = true });
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly Task _writing;
    private long _order;

    /// <summary>Starts the writer.</summary>
    /// <param name="log">The audit log.</param>
    public AuditWriter(AuditLog log)
    {
        _log = log;
        _writing = Task.Run(RunAsync);
    }

    /// <summary>Writes an action and waits until it is in the log.</summary>
    /// <param name="entry">The action.</param>
    /// <returns>The row that was written.</returns>
    /// <exception cref="StorageException">The database is unavailable or the writer is closed; the action is not in the log.</exception>
    public async Task<AuditRow> WriteAsync(AuditEntry entry)
    {
        var waiting = new Waiting(entry, Interlocked.Increment(ref _order));
        try
        {
            await _acts.Writer.WriteAsync(waiting);
        }
        catch (ChannelClosedException e)
        {
            throw new StorageException("The host is stopping.", e);
        }

        _signal.Writer.TryWrite(true);
        return await waiting.Row.Task;
    }

    /// <summary>Queues a rejected request if there is space.</summary>
    /// <param name="entry">The rejected request.</param>
    /// <param name="row">Completes with the row once it is in the log; null when the queue is full.</param>
    /// <returns>Whether the entry was queued. If false, it will not be written.</returns>
    public bool TryWrite(AuditEntry entry, [NotNullWhen(true)] out Task<AuditRow>? row)
    {
        var waiting = new Waiting(entry, Interlocked.Increment(ref _order));
        if (!_refusals.Writer.TryWrite(waiting))
        {
            row = null;
            return false;
        }

        _signal.Writer.TryWrite(true);
        row = waiting.Row.Task;
        return true;
    }

    /// <summary>Writes all waiting entries and accepts no further ones.</summary>
    public async ValueTask DisposeAsync()
    {
        _acts.Writer.TryComplete();
        _refusals.Writer.TryComplete();
        _signal.Writer.TryComplete();
        await _writing;
    }

    private async Task RunAsync()
    {
        await foreach (var _ in _signal.Reader.ReadAllAsync())
        {
            await DrainAsync();
        }

        await DrainAsync();
    }

    private async Task DrainAsync()
    {
        while (Dequeue() is { Count: > 0 } batch)
        {
            try
            {
                var rows = await _log.AppendAsync([.. batch.Select(w => w.Entry)], CancellationToken.None);
                foreach (var (waiting, row) in batch.Zip(rows))
                {
                    waiting.Row.TrySetResult(row);
                }
            }
#pragma warning disable CA1031 // The exception is passed to the waiting callers; the writer continues with the next batch.
            catch (Exception e)
#pragma warning restore CA1031
            {
                batch.ForEach(w => w.Row.TrySetException(e));
            }
        }
    }

    private List<Waiting> Dequeue()
    {
        var batch = new List<Waiting>();
        Take(_acts.Reader, ActBatchSize);
        Take(_refusals.Reader, RefusalBatchSize);
        batch.Sort((a, b) => a.Order.CompareTo(b.Order));
        return batch;

        void Take(ChannelReader<Waiting> from, int limit)
        {
            while (limit-- > 0 && from.TryRead(out var waiting))
            {
                batch.Add(waiting);
            }
        }
    }

    private sealed record Waiting(AuditEntry Entry, long Order)
    {
        public TaskCompletionSource<AuditRow> Row { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
