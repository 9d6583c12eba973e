using Dashboard.Web.Security;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dashboard.Web.Api;

/// <summary>The liveness and readiness endpoints, for load balancers and process supervisors.</summary>
internal static class HealthEndpoints
{
    /// <summary>Maps <c>/health</c>.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        Map(routes, "/health/live", new() { Predicate = _ => false, ResponseWriter = (http, _) => WriteAsync(http, "live") });
        Map(routes, "/health/ready", new() { ResponseWriter = (http, report) => WriteAsync(http, Describe(report, http)) });
    }

    // Without a method, MapHealthChecks would match all of them. SecurityHeaders sets Cache-Control for every response, so the framework need not.
    private static void Map(IEndpointRouteBuilder routes, string path, HealthCheckOptions options)
    {
        options.AllowCachingResponses = true;
        routes.MapHealthChecks(path, options).WithMetadata(new HttpMethodMetadata([HttpMethods.Get])).AllowAnonymous();
    }

    private static Task WriteAsync(HttpContext http, string text) => Results.Text(text).ExecuteAsync(http);

    private static string Describe(HealthReport report, HttpContext http) => report.Status switch
    {
        HealthStatus.Healthy => "ready",
        HealthStatus.Degraded => PrincipalClaims.GetPrincipal(http.User) is { CanViewAllAccounts: true } ? $"degraded: {Reasons(report)}" : "degraded",
        _ => $"not ready: {Reasons(report)}",
    };

    // Only entries with the report's own status are listed: details of degraded entries are restricted to principals that may view all accounts.
    private static string Reasons(HealthReport report) => string.Join(", ", report.Entries.Values.Where(e => e.Status == report.Status).Select(e => e.Description));
}
