using Dashboard.Presence;
using Dashboard.Web.Access;
using Dashboard.Web.Alerts;
using Dashboard.Web.Api.Described;
using Dashboard.Web.Live;
using Dashboard.Web.Wire;

namespace Dashboard.Web.Api;

/// <summary>The alerts of every board, and how they are acknowledged.</summary>
internal static class AlertEndpoints
{
    /// <summary>Maps <c>alerts</c> below <c>/api/v1</c>.</summary>
    public static void MapAlerts(this IEndpointRouteBuilder api)
    {
        api.MapGet("/alerts", List).RequireAuthorization(Policies.Browse).Tells<ListOf<AlertShape>>("listAlerts", "The alerts that stand, of every board.");
        var acts = api.MapGroup("/alerts/{board}").RequireAuthorization(Policies.Act).AddEndpointFilter<Guarded>();
        acts.MapPost("/acknowledge", (string board, HttpContext http, BoardDirectory boards, AlertDesks desks) => Acknowledge(board, null, http, boards, desks))
            .Does("acknowledgeAlerts", "Notes that somebody has seen all alerts of a board.", StatusCodes.Status204NoContent)
            .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound);
        acts.MapPost("/{key}/acknowledge", Acknowledge)
            .Does("acknowledgeAlert", "Notes that somebody has seen an alert.", StatusCodes.Status204NoContent)
            .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound);
    }

    private static IResult List(HttpContext http, PresenceBoard board, BoardDirectory boards, TimeProvider time)
    {
        var sight = http.Sight();
        var alerts = boards.For(sight).OrderBy(f => f.Definition.Id, StringComparer.Ordinal)
            .SelectMany(f => AlertOrder.Of(f.Current.Alerts.Values.Select(a => a.Value)).Select(a => AlertShape.Of(f.Definition.Id, a)));
        return JsonAnswer.Of(new ListOf<AlertShape>(boards.View(board.Current, sight).Version, time.GetUtcNow(), [.. alerts]));
    }

    private static IResult Acknowledge(string board, string? key, HttpContext http, BoardDirectory boards, AlertDesks desks)
    {
        if (!boards.TryFind(board, http.Sight(), out var feed) || !desks.TryFind(board, out var desk))
        {
            return Results.Problem($"There is no board '{board}' with rules for alerts.", statusCode: StatusCodes.Status404NotFound);
        }

        // All that stands is all that whoever asks can see of it.
        var seen = feed.Current.Alerts.Keys.Where(k => key is null || k == key).ToHashSet();
        if (!desk.Acknowledge(seen, Acknowledger.Of(http.Sight(), http.Connection.RemoteIpAddress)) && key is not null)
        {
            return Results.Problem("That alert is over.", statusCode: StatusCodes.Status404NotFound);
        }

        return http.Request.HasFormContentType ? Results.LocalRedirect($"~/team/{Uri.EscapeDataString(board)}") : Results.NoContent();
    }
}
