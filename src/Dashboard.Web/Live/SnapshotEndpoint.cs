using Dashboard.Web.Access;

namespace Dashboard.Web.Live;

/// <summary>A board by HTTP, for pages that can keep no connection to the hub.</summary>
internal static class SnapshotEndpoint
{
    /// <summary>Maps <c>/boards/{board}/snapshot</c>: the first frame that the hub sends to a viewer of the board.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapSnapshot(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/boards/{board}/snapshot", Snapshot).RequireAuthorization(Policies.See);

    private static IResult Snapshot(string board, HttpContext http, BoardDirectory boards) =>
        boards.TryFind(board, http.Sight(), out var feed)
            ? Results.Bytes(feed.Snapshot(feed.Current), "application/json")
            : Results.NotFound();
}
