using System.Threading.Channels;

namespace Dashboard.Presence.Store;

/// <summary>Notifies one reader of store changes. It has a single slot: a slow reader skips versions and never queues them.</summary>
public sealed class PresenceWatcher : IDisposable
{
    private readonly PresenceStore _store;
    private readonly Channel<bool> _slot = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    internal PresenceWatcher(PresenceStore store) => _store = store;

    /// <summary>Waits until the store has changed since the last call, and returns the current snapshot.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public async ValueTask<PresenceSnapshot> NextAsync(CancellationToken cancellationToken)
    {
        await _slot.Reader.ReadAsync(cancellationToken);
        return _store.Current;
    }

    /// <summary>Stops the notifications.</summary>
    public void Dispose() => _store.RemoveWatcher(this);

    internal void Wake() => _slot.Writer.TryWrite(true);
}
