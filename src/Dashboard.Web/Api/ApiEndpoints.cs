using Dashboard.Presence.Store;
using Dashboard.Presence.Views;
using Dashboard.Web.Api.Metrics;
using Dashboard.Web.Api.OpenApi;
using Dashboard.Web.Contracts;
using Dashboard.Web.Http;
using Dashboard.Web.Live;
using Dashboard.Web.Polling;
using Dashboard.Web.Polling.Jobs;
using Dashboard.Web.Security;
using Dashboard.Web.Security.Http;

namespace Dashboard.Web.Api;

/// <summary>The HTTP API, version 1. Its rows have the same shape as in the hub's frames.</summary>
internal static class ApiEndpoints
{
    /// <summary>Maps <c>/api/v1</c>, <c>/metrics</c>, <c>/openapi/v1.json</c> and <c>/health</c>.</summary>
    public static IEndpointRouteBuilder MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1");
        var lists = api.MapGroup("").RequireAuthorization(AuthorizationPolicies.ViewAll);
        lists.MapGet("/extensions", ([AsParameters] Shown s) => Items(s, v => v.Extensions, (r, v) => ExtensionDto.FromExtension(r, v.RegionOf(r.Account))))
            .WithResponse<ListResponse<ExtensionDto>>("listExtensions", "What each extension is doing.");
        lists.MapGet("/registrations", ([AsParameters] Shown s) => Items(s, v => v.Registrations, (r, _) => RegistrationDto.FromRegistration(r)))
            .WithResponse<ListResponse<RegistrationDto>>("listRegistrations", "Which devices are registered, and until when.");
        lists.MapGet("/calls", ([AsParameters] Shown s) => Items(s, v => v.Calls, (r, _) => CallDto.FromCall(r)))
            .WithResponse<ListResponse<CallDto>>("listCalls", "The calls that are up, with their sides.");
        lists.MapGet("/accounts", ([AsParameters] Shown s, PolledAccounts p) => Items(s, v => v.Accounts, (a, _) => AccountDto.FromStatus(
            a, s.Board.GetLastListed(a.Id), name => p.Find(a.Id)?.Endpoints.FirstOrDefault(e => e.Endpoint.Name == name)?.LastSuccessAt)))
            .WithResponse<ListResponse<AccountDto>>("listAccounts", "The phone systems that are asked, how well they answer, and what they offer.");
        api.MapPost("/accounts/{id}/retry", RetryAsync).RequireAuthorization(AuthorizationPolicies.ControlCalls).AddEndpointFilter<RequestForgeryFilter>()
            .WithOperation("retryAccount", "Asks an account again at once, one too whose polling stopped on a refused sign-in.", StatusCodes.Status202Accepted)
            .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status429TooManyRequests);
        api.MapAlerts();
        api.MapCommands();
        routes.MapMeasures();
        routes.MapGet("/openapi/v1.json", async (ApiDocument document) => Results.Bytes(await document.ReadAsync(), "application/json")).AllowAnonymous().ExcludeFromDescription();
        routes.MapHealth();
        return routes;
    }

    /// <summary>Maps the monitoring endpoints <c>/api/v1/latency</c> and <c>/metrics</c>.</summary>
    public static IEndpointRouteBuilder MapMeasures(this IEndpointRouteBuilder routes)
    {
        var measures = routes.MapGroup("").RequireAuthorization(AuthorizationPolicies.ReadMetrics);
        measures.MapGet("/api/v1/latency", (PresenceStore b, BoardRegistry d, TimeProvider t) => JsonResponse.Create(LatencyReport.Answer(b, d, t)))
            .WithResponse<LatencyDto>("readLatency", "How long changes were on their way in the last hour.");
        measures.MapGet("/metrics", (MetricCollector metrics, BoardRegistry d) => Results.Text(
            OpenMetricsFormatter.Write(text =>
            {
                OpenMetricsFormatter.Instruments(text, metrics);
                OpenMetricsFormatter.Histograms(text, metrics);
                LatencyReport.Metrics(text, d);
            }),
            OpenMetricsFormatter.ContentType));
        return routes;
    }

    private static IResult Items<T, TShape>([AsParameters] Shown shown, Func<BoardView, IReadOnlyDictionary<string, Versioned<T>>> rows, Func<T, BoardView, TShape> shape)
    {
        var view = shown.View();
        return JsonResponse.Create(new ListResponse<TShape>(view.Version, shown.Time.GetUtcNow(), [.. rows(view).Values.Select(r => shape(r.Value, view))]));
    }

    private static async Task<IResult> RetryAsync(
        string id, [AsParameters] Shown shown, PolledAccounts accounts, PollScheduler scheduler, AuditLogger audit)
    {
        var http = shown.Http;
        if (accounts.Find(id) is not { } account || !shown.View().Accounts.ContainsKey(account.Id))
        {
            return Results.Problem($"There is no account '{id}'.", statusCode: StatusCodes.Status404NotFound);
        }

        var wait = account.TryRetry(shown.Time.GetUtcNow());
        if (wait is null)
        {
            await audit.LogAsync(http, "tried again to reach an account", account.Id);
            scheduler.Restart(account);
        }

        // A form post is redirected to the diagnostics page, which shows when the next attempt is possible. An API client gets the status only.
        if (http.Request.HasFormContentType)
        {
            return Results.LocalRedirect($"~/diagnostics#{account.Id}");
        }

        if (wait is not { } pause)
        {
            return Results.Accepted();
        }

        var seconds = (int)Math.Ceiling(pause.TotalSeconds);
        http.Response.Headers.RetryAfter = $"{seconds}";
        return Results.Problem(
            $"'{account.Id}' was tried again a short while ago. The next try is possible in {seconds} s: the pause grows with each, so that the phone system does not lock the sign-in.",
            statusCode: StatusCodes.Status429TooManyRequests);
    }

    /// <summary>The services of a list request. <c>View</c> returns the presence data that the principal may see.</summary>
    private sealed record Shown(HttpContext Http, PresenceStore Board, BoardRegistry Boards, TimeProvider Time)
    {
        public BoardView View() => Boards.View(Board.Current, Http.GetPrincipal());
    }
}
