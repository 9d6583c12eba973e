using Dashboard.Web.Configuration.Sections;
using Dashboard.Web.Security;

namespace Dashboard.Web.Hosting;

/// <summary>
/// Sets the path base of each request: the prefix that a trusted proxy says it has cut off, else the configured one, which is
/// cut off where the proxy has not. Stands behind what reads the headers of trusted proxies.
/// </summary>
internal sealed class PathBaseMiddleware(RequestDelegate next, AccessOptions settings)
{
    private readonly PathString _configured = new(settings.PathBase);

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        // A proxy may hand on what its visitor sent: what is no plain path would lead pages and redirects elsewhere.
        request.PathBase = $"{request.PathBase}".TrimEnd('/') is { Length: > 0 } told && PathBaseKey.IsPath(told) ? new PathString(told) : PathString.Empty;
        if (_configured.HasValue && request.Path.StartsWithSegments(_configured, out var matched, out var rest))
        {
            request.PathBase = request.PathBase.HasValue ? request.PathBase : matched;
            request.Path = rest.HasValue ? rest : "/";
        }
        else if (!request.PathBase.HasValue)
        {
            request.PathBase = _configured;
        }

        return next(context);
    }
}
