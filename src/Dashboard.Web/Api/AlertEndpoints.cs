using Dashboard.Presence.Alerts;
using Dashboard.Presence.Store;
using Dashboard.Web.Alerts;
using Dashboard.Web.Api.OpenApi;
using Dashboard.Web.Contracts;
using Dashboard.Web.Http;
using Dashboard.Web.Live;
using Dashboard.Web.Security;
using Dashboard.Web.Security.Http;

namespace Dashboard.Web.Api;

/// <summary>The endpoints that list and acknowledge alerts.</summary>
internal static class AlertEndpoints
{
    /// <summary>Maps <c>alerts</c> below <c>/api/v1</c>.</summary>
    public static void MapAlerts(this IEndpointRouteBuilder api)
    {
        api.MapGet("/alerts", List).RequireAuthorization(AuthorizationPolicies.ViewAll).WithResponse<ListResponse<AlertDto>>("listAlerts", "The alerts that stand, of every board.");
        var acts = api.MapGroup("/alerts/{board}").RequireAuthorization(AuthorizationPolicies.ControlCalls).AddEndpointFilter<RequestForgeryFilter>();
        acts.MapPost("/acknowledge", (string board, HttpContext http, BoardRegistry boards, BoardAlertRegistry registry) => Acknowledge(board, null, http, boards, registry))
            .WithOperation("acknowledgeAlerts", "Notes that somebody has seen all alerts of a board.", StatusCodes.Status204NoContent)
            .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound);
        acts.MapPost("/{key}/acknowledge", Acknowledge)
            .WithOperation("acknowledgeAlert", "Notes that somebody has seen an alert.", StatusCodes.Status204NoContent)
            .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound);
    }

    private static IResult List(HttpContext http, PresenceStore store, BoardRegistry boards, TimeProvider time)
    {
        var principal = http.GetPrincipal();
        var alerts = boards.GetBoards(principal).OrderBy(f => f.Definition.Id, StringComparer.Ordinal)
            .SelectMany(f => AlertPriority.Sort(f.Current.Alerts.Values.Select(a => a.Value)).Select(a => AlertDto.FromAlert(f.Definition.Id, a)));
        return JsonResponse.Create(new ListResponse<AlertDto>(boards.View(store.Current, principal).Version, time.GetUtcNow(), [.. alerts]));
    }

    private static IResult Acknowledge(string board, string? key, HttpContext http, BoardRegistry boards, BoardAlertRegistry registry)
    {
        if (!boards.TryFind(board, http.GetPrincipal(), out var stream) || !registry.TryFind(board, out var alertService))
        {
            return Results.Problem($"There is no board '{board}' with rules for alerts.", statusCode: StatusCodes.Status404NotFound);
        }

        // The stream already contains only the alerts that the principal may see.
        var seen = stream.Current.Alerts.Keys.Where(k => key is null || k == key).ToHashSet();
        if (!alertService.Acknowledge(seen, AcknowledgementActor.Create(http.GetPrincipal(), http.Connection.RemoteIpAddress)) && key is not null)
        {
            return Results.Problem("That alert is over.", statusCode: StatusCodes.Status404NotFound);
        }

        return http.Request.HasFormContentType ? Results.LocalRedirect($"~/team/{Uri.EscapeDataString(board)}") : Results.NoContent();
    }
}
