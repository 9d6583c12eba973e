using System.Threading.Channels;

namespace Dashboard.Presence.Store;

/// <summary>Wakes one reader when the board has changed. One slot: whoever is slow skips versions and never queues.</summary>
public sealed class PresenceWatcher : IDisposable
{
    private readonly PresenceStore _board;
    private readonly Channel<bool> _slot = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    internal PresenceWatcher(PresenceStore board) => _board = board;

    /// <summary>Waits until the board has changed since the last call, and answers what it then holds.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    public async ValueTask<PresenceSnapshot> NextAsync(CancellationToken cancellationToken)
    {
        await _slot.Reader.ReadAsync(cancellationToken);
        return _board.Current;
    }

    /// <summary>Stops the waking.</summary>
    public void Dispose() => _board.RemoveWatcher(this);

    internal void Wake() => _slot.Writer.TryWrite(true);
}
