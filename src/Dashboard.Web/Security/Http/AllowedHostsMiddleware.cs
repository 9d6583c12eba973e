using System.Net;
using Dashboard.Web.Http;
using Microsoft.Extensions.Primitives;

namespace Dashboard.Web.Security.Http;

/// <summary>
/// Rejects requests for a host name that this host does not serve, as protection against DNS rebinding. Loopback names are always accepted. <c>AllowedHosts</c>
/// lists further ones; when it is empty, the demo accepts no others and other installations accept any. It runs after the forwarded headers middleware.
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
            ? SecurityTexts.DemoOnLoopbackOnly
            : SecurityTexts.HostNameNotAllowed;
        if (ApiProblemDetailsWriter.Covers(context.Request.Path))
        {
            return Results.Problem(sentence, statusCode: StatusCodes.Status400BadRequest).ExecuteAsync(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(sentence, context.RequestAborted);
    }
}
