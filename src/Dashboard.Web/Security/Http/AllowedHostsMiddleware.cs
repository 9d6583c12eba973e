using System.Net;
using Dashboard.Web.Http;
using Microsoft.Extensions.Primitives;

namespace Dashboard.Web.Security.Http;

/// <summary>
/// Refuses requests for a host name that is not this host's: a page elsewhere whose name is made to lead to this machine (DNS
/// rebinding) would be of the same origin as ours. Loopback names are always this host's; the demo, which is open to everybody,
/// has no others but those of <c>AllowedHosts</c>, and other installations have any as long as that names none. Stands behind
/// what reads the headers of trusted proxies.
/// </summary>
internal sealed class AllowedHostsMiddleware(RequestDelegate next, AccessOptions settings)
{
    private readonly StringSegment[] _allowed = [.. settings.AllowedHosts.Select(name => new StringSegment(name))];

    public Task InvokeAsync(HttpContext context) => IsAllowed(context.Request.Host) ? next(context) : RefuseAsync(context);

    private bool IsAllowed(HostString host) =>
        (_allowed.Length == 0 && !settings.IsOpen) || IsLoopback(host.Host) || (host.HasValue && HostString.MatchesAny(host.Host, _allowed));

    private static bool IsLoopback(string name) =>
        name.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(name.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private Task RefuseAsync(HttpContext context)
    {
        var sentence = settings.IsOpen
            ? "The demo is open to everybody, so it answers at loopback addresses only, such as http://127.0.0.1 or http://localhost with its port. Further names are configured in AllowedHosts."
            : "This installation does not answer at the host name of this request. Open it at one of the names that AllowedHosts lists.";
        if (ApiProblemDetailsWriter.Covers(context.Request.Path))
        {
            return Results.Problem(sentence, statusCode: StatusCodes.Status400BadRequest).ExecuteAsync(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(sentence, context.RequestAborted);
    }
}
