using System.Net;
using Dashboard.Presence;
using Dashboard.Web.Alerts;
using Dashboard.Web.Live;

namespace Dashboard.Web.Api;

/// <summary>The alerts of every board, and how they are acknowledged.</summary>
internal static class AlertEndpoints
{
    /// <summary>Maps <c>alerts</c> below <c>/api/v1</c>.</summary>
    public static void MapAlerts(this IEndpointRouteBuilder api)
    {
        api.MapGet("/alerts", List);
        api.MapPost("/alerts/{board}/acknowledge", (string board, HttpContext http, AlertDesks desks) => Acknowledge(board, null, http, desks));
        api.MapPost("/alerts/{board}/{key}/acknowledge", Acknowledge);
    }

    private static IResult List(PresenceBoard board, TimeProvider time)
    {
        var snapshot = board.Current;
        var alerts = snapshot.Alerts.OrderBy(b => b.Key, StringComparer.Ordinal)
            .SelectMany(b => AlertOrder.Of(b.Value.Values.Select(a => a.Value)).Select(a => (Board: b.Key, Alert: a)));
        return Results.Bytes(
            FrameWriter.Write(json =>
            {
                json.WriteNumber("version", snapshot.Version);
                RowWriter.Time(json, "at", time.GetUtcNow());
                FrameWriter.Rows(json, "items", alerts, (j, a) => AlertWriter.Alert(j, a.Alert, a.Board));
            }),
            "application/json");
    }

    private static IResult Acknowledge(string board, string? key, HttpContext http, AlertDesks desks)
    {
        // A page of somebody else's must not silence what nobody has seen.
        if (OwnPages.Refuses(http.Request) is { } refusal)
        {
            return refusal;
        }

        if (!desks.TryFind(board, out var desk))
        {
            return Results.Problem($"There is no board '{board}' with rules for alerts.", statusCode: StatusCodes.Status404NotFound);
        }

        if (!desk.Acknowledge(key, Who(http.Connection.RemoteIpAddress)))
        {
            return Results.Problem("That alert is over.", statusCode: StatusCodes.Status404NotFound);
        }

        return http.Request.HasFormContentType ? Results.LocalRedirect($"/team/{Uri.EscapeDataString(board)}") : Results.NoContent();
    }

    // Nobody signs in yet: the address is what is known of who asks.
    private static string Who(IPAddress? address) => address switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => Who(address.MapToIPv4()),
        _ when IPAddress.IsLoopback(address) => "this computer",
        _ => address.ToString(),
    };
}
