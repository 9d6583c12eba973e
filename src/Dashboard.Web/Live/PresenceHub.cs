using System.Runtime.CompilerServices;
using Dashboard.Web.Live.Frames;
using Dashboard.Web.Live.Latency;
using Dashboard.Web.Security;
using Dashboard.Web.Security.Authentication;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Web.Live;

/// <summary>The SignalR hub of wall boards and team views, at <c>/hubs/presence</c>.</summary>
/// <param name="boards">The boards.</param>
/// <param name="principals">Revalidates principals while they are connected.</param>
/// <param name="displays">The connected displays.</param>
/// <param name="streams">Limits the streams per connection and per principal.</param>
/// <param name="time">The clock.</param>
internal sealed class PresenceHub(BoardRegistry boards, PrincipalResolver principals, DisplayConnectionRegistry displays, StreamLimiter streams, TimeProvider time) : Hub
{
    // Connections last for months, so access is revalidated regularly: a removed user must not continue to read.
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

    /// <summary>Streams a board: first a snapshot, then deltas and heartbeats.</summary>
    /// <param name="board">The id of the board.</param>
    /// <param name="cancellationToken">Ends the stream when the viewer disconnects.</param>
    /// <exception cref="HubException">The principal may not view such a board, has lost the permission, or watches too many boards.</exception>
    public IAsyncEnumerable<Frame> Watch(string board, CancellationToken cancellationToken)
    {
        var principal = Principal;
        return boards.TryFind(board, principal, out var stream)
            ? WhileAllowedAsync(stream, principal, Context, cancellationToken)
            : throw new HubException($"There is no board '{board}'.");
    }

    /// <summary>
    /// Receives a screen's report of the frames that it has rendered. The input is untrusted: implausible or too frequent reports are ignored
    /// silently.
    /// </summary>
    /// <param name="board">The id of the board.</param>
    /// <param name="painted">The times from sent to rendered, as pairs of bucket and count; see <see cref="LatencyHistogram"/>.</param>
    /// <param name="whole">The times from received to rendered, in the same format and with the same total count.</param>
    public Task Painted(string board, int[] painted, int[] whole)
    {
        if (!boards.TryFind(board, Principal, out var stream) || RenderReport.Create(painted, whole) is not { } report || !stream.RenderingViewers.Report(Context.ConnectionId))
        {
            return Task.CompletedTask;
        }

        stream.Latency.AddReport(report);
        return displays.RecordRenderedAsync(Context.ConnectionId);
    }

    /// <summary>Receives a display's page size and build. Reports of other principals and implausible values are ignored.</summary>
    /// <param name="width">The width of the page, in CSS pixels.</param>
    /// <param name="height">The height of the page, in CSS pixels.</param>
    /// <param name="build">The build of the page.</param>
    public void Report(int width, int height, string build) => displays.Report(Context.ConnectionId, width, height, build ?? "");

    private async IAsyncEnumerable<Frame> WhileAllowedAsync(
        BoardStream stream, AccessPrincipal principal, HubCallerContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var slot = streams.Enter(context.ConnectionId, principal);
        var cut = displays.CutOf(context.ConnectionId);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, cut);
        await using var frames = stream.WatchAsync(context.ConnectionId, ends.Token).GetAsyncEnumerator(ends.Token);
        // The first frame is checked too: otherwise a viewer that lost its permission while connected could regain access by a new stream.
        var (lookedAt, changes) = (0L, -1);
        while (await NextAsync(frames, cut))
        {
            // The check runs before each frame is sent, and a heartbeat is due every 5 s at the latest.
            if (changes != principals.Changes || time.GetElapsedTime(lookedAt) > RevalidationInterval)
            {
                (lookedAt, changes) = (time.GetTimestamp(), principals.Changes);
                await RevalidateAsync(principal, context, cancellationToken);
            }

            yield return frames.Current;
        }
    }

    // A stream that is cut off ends normally: the screen then reloads its identity, and no error is logged.
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
