using System.Runtime.CompilerServices;
using Dashboard.Web.Access;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Web.Live;

/// <summary>The live transport of walls and team views, at <c>/hubs/presence</c>.</summary>
/// <param name="boards">Every board there is.</param>
/// <param name="visitors">Who may still see it.</param>
/// <param name="time">The clock.</param>
internal sealed class PresenceHub(BoardDirectory boards, Visitors visitors, TimeProvider time) : Hub
{
    // A connection lasts for months: whoever was removed since must not read on.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(10);

    private Sight Sight => SightClaims.Of(Context.User) ?? throw new HubException("Nobody is signed in.");

    /// <summary>Streams a board: first a snapshot, then deltas and beats.</summary>
    /// <param name="board">The board's id.</param>
    /// <param name="cancellationToken">Ends the stream when the viewer leaves.</param>
    /// <exception cref="HubException">There is no such board for whoever asks, or they may see it no more.</exception>
    public IAsyncEnumerable<Frame> Watch(string board, CancellationToken cancellationToken)
    {
        var sight = Sight;
        return boards.TryFind(board, sight, out var feed)
            ? WhileAllowedAsync(feed, sight, Context, cancellationToken)
            : throw new HubException($"There is no board '{board}'.");
    }

    /// <summary>
    /// A screen says what it has painted since it last said so. It is not trusted: what no screen of ours would say, or says
    /// too often, is left aside without a word.
    /// </summary>
    /// <param name="board">The board's id.</param>
    /// <param name="painted">Times from sent to painted, as pairs of bucket and count; see <see cref="LatencyHistogram"/>.</param>
    /// <param name="whole">Times from received to painted, likewise and as many.</param>
    public void Painted(string board, int[] painted, int[] whole)
    {
        if (boards.TryFind(board, Sight, out var feed) && PaintReport.Of(painted, whole) is { } report && feed.Painting.Hear(Context.ConnectionId))
        {
            feed.Latency.Painted(report);
        }
    }

    private async IAsyncEnumerable<Frame> WhileAllowedAsync(
        BoardFeed feed, Sight sight, HubCallerContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // What a connection was opened with may be hours old.
        await LookAsync(sight, context, cancellationToken);
        var lookedAt = time.GetTimestamp();
        await foreach (var frame in feed.WatchAsync(context.ConnectionId, cancellationToken))
        {
            // There is a frame at each beat at the latest, and none is sent to who lost the right in the meantime.
            if (time.GetElapsedTime(lookedAt) > BetweenLooks)
            {
                await LookAsync(sight, context, cancellationToken);
                lookedAt = time.GetTimestamp();
            }

            yield return frame;
        }
    }

    private async Task LookAsync(Sight sight, HubCallerContext context, CancellationToken cancellationToken)
    {
        if (await visitors.AgainAsync(context.GetHttpContext()!, sight, cancellationToken) is not { } now || !now.SeesAs(sight))
        {
            throw new HubException("What you may see was changed.");
        }
    }
}
