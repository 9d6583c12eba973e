using System.Runtime.CompilerServices;
using Dashboard.Web.Live.Frames;
using Dashboard.Web.Live.Latency;
using Dashboard.Web.Security;
using Dashboard.Web.Security.Authentication;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Web.Live;

/// <summary>The live transport of walls and team views, at <c>/hubs/presence</c>.</summary>
/// <param name="boards">Every board there is.</param>
/// <param name="principals">Who may still see it.</param>
/// <param name="displays">The displays that are connected.</param>
/// <param name="streams">How many boards one connection and one person may watch.</param>
/// <param name="time">The clock.</param>
internal sealed class PresenceHub(BoardRegistry boards, PrincipalResolver principals, DisplayConnectionRegistry displays, StreamLimiter streams, TimeProvider time) : Hub
{
    // A connection lasts for months: whoever was removed since must not read on.
    private static readonly TimeSpan RevalidationInterval = TimeSpan.FromSeconds(10);

    private AccessPrincipal Principal => PrincipalClaims.GetPrincipal(Context.User) ?? throw new HubException("Nobody is signed in.");

    /// <inheritdoc/>
    public override async Task OnConnectedAsync()
    {
        if (Principal is { Kind: PrincipalKind.Display } display)
        {
            displays.Enter(Context.ConnectionId, display.Id, $"{Context.GetHttpContext()?.Connection.RemoteIpAddress}");
            await Groups.AddToGroupAsync(Context.ConnectionId, DisplayConnectionRegistry.GroupOf(display.Id));
        }
    }

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        displays.Leave(Context.ConnectionId);
        return Task.CompletedTask;
    }

    /// <summary>Streams a board: first a snapshot, then deltas and beats.</summary>
    /// <param name="board">The board's id.</param>
    /// <param name="cancellationToken">Ends the stream when the viewer leaves.</param>
    /// <exception cref="HubException">The caller may not see a board of that id, may see it no longer, or watches too many boards.</exception>
    public IAsyncEnumerable<Frame> Watch(string board, CancellationToken cancellationToken)
    {
        var principal = Principal;
        return boards.TryFind(board, principal, out var stream)
            ? WhileAllowedAsync(stream, principal, Context, cancellationToken)
            : throw new HubException($"There is no board '{board}'.");
    }

    /// <summary>
    /// A screen says what it has painted since it last said so. It is not trusted: what no screen of ours would say, or says
    /// too often, is left aside without a word.
    /// </summary>
    /// <param name="board">The board's id.</param>
    /// <param name="painted">Times from sent to painted, as pairs of bucket and count; see <see cref="LatencyHistogram"/>.</param>
    /// <param name="whole">Times from received to painted, likewise and as many.</param>
    public Task Painted(string board, int[] painted, int[] whole)
    {
        if (!boards.TryFind(board, Principal, out var stream) || RenderReport.Create(painted, whole) is not { } report || !stream.RenderingViewers.Report(Context.ConnectionId))
        {
            return Task.CompletedTask;
        }

        stream.Latency.Painted(report);
        return displays.PaintedAsync(Context.ConnectionId);
    }

    /// <summary>A display says what it is; of others, and of what cannot be, nothing is kept.</summary>
    /// <param name="width">Of its page, in CSS pixels.</param>
    /// <param name="height">Of its page, in CSS pixels.</param>
    /// <param name="build">The build of its page.</param>
    public void Report(int width, int height, string build) => displays.Report(Context.ConnectionId, width, height, build ?? "");

    private async IAsyncEnumerable<Frame> WhileAllowedAsync(
        BoardStream stream, AccessPrincipal principal, HubCallerContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var slot = streams.Enter(context.ConnectionId, principal);
        var cut = displays.CutOf(context.ConnectionId);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, cut);
        await using var frames = stream.WatchAsync(context.ConnectionId, ends.Token).GetAsyncEnumerator(ends.Token);
        // Who lost the right while connected must not have it back by asking for the board once more: the first frame is looked at too.
        var (lookedAt, changes) = (0L, -1);
        while (await NextAsync(frames, cut))
        {
            // There is a frame at each beat at the latest, and none is sent to who lost the right in the meantime.
            if (changes != principals.Changes || time.GetElapsedTime(lookedAt) > RevalidationInterval)
            {
                (lookedAt, changes) = (time.GetTimestamp(), principals.Changes);
                await RevalidateAsync(principal, context, cancellationToken);
            }

            yield return frames.Current;
        }
    }

    // What is cut off ends as though it were over: the screen asks who it is now, and a log has nothing to tell.
    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<Frame> frames, CancellationToken cut)
    {
        try
        {
            return await frames.MoveNextAsync() && !cut.IsCancellationRequested;
        }
        catch (OperationCanceledException) when (cut.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task RevalidateAsync(AccessPrincipal principal, HubCallerContext context, CancellationToken cancellationToken)
    {
        if (await principals.RevalidateAsync(context.GetHttpContext()!, principal, cancellationToken) is not { } now || !now.HasSameAccessAs(principal))
        {
            throw new HubException("What you may see was changed.");
        }
    }
}
