using Dashboard.Web.Access;
using Dashboard.Web.Api.Described;
using Dashboard.Web.Live;
using Dashboard.Web.Wire;

namespace Dashboard.Web.Api;

/// <summary>Boards by HTTP, for pages that can keep no connection to the hub.</summary>
internal static class BoardEndpoints
{
    /// <summary>Maps <c>/boards</c> below the group of the API.</summary>
    /// <param name="api">The group.</param>
    public static void MapBoards(this RouteGroupBuilder api) =>
        api.MapGet("/boards/{board}/snapshot", Snapshot).RequireAuthorization(Policies.See)
            .Tells<SnapshotFrame>("readBoard", "All that a board shows.", more: "The first frame that the hub sends to a viewer of the board.")
            .Refuses(StatusCodes.Status404NotFound);

    private static IResult Snapshot(string board, HttpContext http, BoardDirectory boards, TimeProvider time) =>
        boards.TryFind(board, http.Sight(), out var feed)
            ? Results.Bytes(FrameWriter.Snapshot(feed.Definition, feed.Current, feed.Seen, time.GetUtcNow()), "application/json")
            : Results.Problem($"There is no board '{board}'.", statusCode: StatusCodes.Status404NotFound);
}
