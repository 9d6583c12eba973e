using Dashboard.Web.Security;

namespace Dashboard.Web.Live;

/// <summary>A board by HTTP, for pages that can keep no connection to the hub.</summary>
internal static class SnapshotEndpoint
{
    /// <summary>Maps <c>/boards/{board}/snapshot</c>: the first frame that the hub sends to a viewer of the board.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapSnapshot(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/boards/{board}/snapshot", Snapshot).RequireAuthorization(AuthorizationPolicies.ViewBoard);

    private static IResult Snapshot(string board, HttpContext http, BoardRegistry boards) =>
        boards.TryFind(board, http.GetPrincipal(), out var stream)
            ? Results.Bytes(stream.Snapshot(stream.Current), "application/json")
            : Results.NotFound();
}
