using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Web.Live;

/// <summary>The live transport of walls and team views, at <c>/hubs/presence</c>.</summary>
/// <param name="boards">Every board there is.</param>
internal sealed class PresenceHub(BoardDirectory boards) : Hub
{
    /// <summary>Streams a board: first a snapshot, then deltas and beats.</summary>
    /// <param name="board">The board's id.</param>
    /// <param name="cancellationToken">Ends the stream when the viewer leaves.</param>
    /// <exception cref="HubException">There is no such board.</exception>
    public IAsyncEnumerable<Frame> Watch(string board, CancellationToken cancellationToken) =>
        boards.TryFind(board, out var feed)
            ? feed.WatchAsync(cancellationToken)
            : throw new HubException($"There is no board '{board}'.");
}
