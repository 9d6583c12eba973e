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
            ? feed.WatchAsync(Context.ConnectionId, cancellationToken)
            : throw new HubException($"There is no board '{board}'.");

    /// <summary>
    /// A screen says what it has painted since it last said so. It is not trusted: what no screen of ours would say, or says
    /// too often, is left aside without a word.
    /// </summary>
    /// <param name="board">The board's id.</param>
    /// <param name="painted">Times from sent to painted, as pairs of bucket and count; see <see cref="LatencyHistogram"/>.</param>
    /// <param name="whole">Times from received to painted, likewise and as many.</param>
    public void Painted(string board, int[] painted, int[] whole)
    {
        if (boards.TryFind(board, out var feed) && PaintReport.Of(painted, whole) is { } report && feed.Painting.Hear(Context.ConnectionId))
        {
            feed.Latency.Painted(report);
        }
    }
}
