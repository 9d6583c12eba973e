using Dashboard.Web.Security;

namespace Dashboard.Web.Live;

/// <summary>The HTTP endpoint of board snapshots, for pages that cannot maintain a hub connection.</summary>
internal static class SnapshotEndpoint
{
    /// <summary>Maps <c>/boards/{board}/snapshot</c>: the first frame that the hub sends to a viewer of the board.</summary>
    /// <param name="routes">The route builder.</param>
    public static void MapSnapshot(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/boards/{board}/snapshot", Snapshot).RequireAuthorization(AuthorizationPolicies.ViewBoard);

    private static IResult Snapshot(string board, HttpContext http, BoardRegistry boards) =>
        boards.TryFind(board, http.GetPrincipal(), out var stream)
            ? Results.Bytes(stream.Snapshot(stream.Current), "application/json")
            : Results.NotFound();
}
