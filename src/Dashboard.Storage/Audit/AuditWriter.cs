using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace Dashboard.Storage.Audit;

/// <summary>
/// Writes the audit log, many rows in one transaction. Acts wait for room and then for their row. Refusals of strangers have a
/// queue of their own: when it is full they are not taken, so that a flood of them holds up no act and takes no memory.
/// </summary>
public sealed class AuditWriter : IAsyncDisposable
{
    /// <summary>The most acts that wait to be written; further ones wait for room.</summary>
    public const int MaxActs = 1024;

    /// <summary>The most refusals that wait to be written; further ones are not taken.</summary>
    public const int MaxRefusals = 256;

    // What one transaction takes of each: refusals go on being written while acts keep coming, and the other way round.
    private const int ActBatchSize = 96;
    private const int RefusalBatchSize = 32;

    private readonly AuditLog _log;
    private readonly Channel<Waiting> _acts = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(MaxActs) { SingleReader = true });
    private readonly Channel<Waiting> _refusals = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(MaxRefusals) { SingleReader = true });
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly Task _writing;
    private long _order;

    /// <summary>Begins to write.</summary>
    /// <param name="log">Where to.</param>
    public AuditWriter(AuditLog log)
    {
        _log = log;
        _writing = Task.Run(RunAsync);
    }

    /// <summary>Writes an act.</summary>
    /// <param name="entry">It.</param>
    /// <returns>Its row, once it is in the log.</returns>
    /// <exception cref="StorageException">The database does not work, or the writer is closed; the act is not in the log.</exception>
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

    /// <summary>Writes a refusal, if there is room.</summary>
    /// <param name="entry">It.</param>
    /// <param name="row">Its row, once it is in the log.</param>
    /// <returns>Whether there is room; without, it will not be written.</returns>
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

    /// <summary>Writes what waits, and takes no more.</summary>
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
#pragma warning disable CA1031 // Those who wait for their rows are given it; the writer goes on with the next.
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

        void Take(ChannelReader<Waiting> from, int most)
        {
            while (most-- > 0 && from.TryRead(out var waiting))
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
