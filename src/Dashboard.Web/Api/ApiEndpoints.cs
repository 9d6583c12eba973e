using System.Text.Json;
using Dashboard.Presence;
using Dashboard.Web.Live;
using Dashboard.Web.Polling;

namespace Dashboard.Web.Api;

/// <summary>The HTTP API of version 1, in the shapes of the hub's frames.</summary>
internal static class ApiEndpoints
{
    /// <summary>Maps <c>/api/v1</c> and <c>/health</c>.</summary>
    public static IEndpointRouteBuilder MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1");
        api.MapGet("/extensions", (PresenceBoard b, TimeProvider t) => Items(b, t, b.Current.Extensions.All.Select(r => r.Value), RowWriter.Extension));
        api.MapGet("/registrations", (PresenceBoard b, TimeProvider t) => Items(b, t, b.Current.Registrations.All.Select(r => r.Value), RowWriter.Registration));
        api.MapGet("/calls", (PresenceBoard b, TimeProvider t) => Items(b, t, b.Current.Calls.All.Select(r => r.Value), RowWriter.Call));
        api.MapGet("/accounts", (PresenceBoard b, PolledAccounts p, TimeProvider t) =>
            Items(b, t, b.Current.Accounts.Values.Select(r => r.Value), (j, a) => RowWriter.Account(
                j, a, b.Seen(a.Id), name => p.Find(a.Id)?.Endpoints.FirstOrDefault(e => e.Endpoint.Name == name)?.LastSuccessAt)));
        api.MapPost("/accounts/{id}/retry", RetryAsync);
        api.MapAlerts();
        routes.MapMeasures();
        routes.MapGet("/health/live", () => Results.Text("live"));
        routes.MapGet("/health/ready", Ready);
        return routes;
    }

    /// <summary>Maps what a collector reads: <c>/api/v1/latency</c> and <c>/metrics</c>.</summary>
    public static IEndpointRouteBuilder MapMeasures(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/latency", (PresenceBoard b, BoardDirectory d, TimeProvider t) => Results.Bytes(LatencyWriter.Json(b, d, t), "application/json"));
        routes.MapGet("/metrics", (MetricStore metrics, BoardDirectory d) => Results.Text(
            OpenMetrics.Write(text =>
            {
                OpenMetrics.Instruments(text, metrics);
                LatencyWriter.Metrics(text, d);
            }),
            OpenMetrics.ContentType));
        return routes;
    }

    private static IResult Items<T>(PresenceBoard board, TimeProvider time, IEnumerable<T> rows, Action<Utf8JsonWriter, T> write) =>
        Results.Bytes(
            FrameWriter.Write(json =>
            {
                json.WriteNumber("version", board.Current.Version);
                RowWriter.Time(json, "at", time.GetUtcNow());
                FrameWriter.Rows(json, "items", rows, write);
            }),
            "application/json");

    private static async Task<IResult> RetryAsync(
        string id, HttpRequest request, PolledAccounts accounts, PollScheduler scheduler, CancellationToken cancellationToken)
    {
        // A page of somebody else's must not make the browser sign in again and again until the vendor locks the login.
        if (OwnPages.Refuses(request) is { } refusal)
        {
            return refusal;
        }

        if (accounts.Find(id) is not { } account)
        {
            return Results.Problem($"There is no account '{id}'.", statusCode: StatusCodes.Status404NotFound);
        }

        await scheduler.RestartAsync(account, cancellationToken);
        // A form leads back to the page it stands on; a program wants none.
        return request.HasFormContentType ? Results.LocalRedirect($"/diagnostics#{account.Id}") : Results.Accepted();
    }

    // Ready to serve once something can be shown: with an account lost the host still is, for what was known is shown
    // with its age, and no other node would know more.
    private static IResult Ready(PresenceBoard board)
    {
        var accounts = board.Current.Accounts.Values.Select(a => a.Value).OrderBy(a => a.Id, StringComparer.Ordinal).ToList();
        var lacking = accounts.Where(a => a.Health != AccountHealth.Ok || board.Seen(a.Id).Latest is null)
            .Select(a => a.Health == AccountHealth.Ok ? $"{a.Id} has not answered yet" : $"{a.Id} is {a.Health}").ToList();
        return accounts.All(a => board.Seen(a.Id).Latest is null)
            ? Results.Text("not ready: no account has answered yet", statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Text(lacking.Count == 0 ? "ready" : $"degraded: {string.Join(", ", lacking)}");
    }
}
