using Dashboard.Web.Configuration.Sections;
using Dashboard.Web.Security;

namespace Dashboard.Web.Hosting;

/// <summary>
/// Sets the path base of each request. A trusted proxy's X-Forwarded-Prefix takes precedence over the configured path base. The configured one is removed from
/// the path where the proxy has not removed it. Runs after the forwarded headers middleware.
/// </summary>
internal sealed class PathBaseMiddleware(RequestDelegate next, AccessOptions settings)
{
    private readonly PathString _configured = new(settings.PathBase);

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        // A proxy may pass on the client's header. An invalid path base would redirect links elsewhere.
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
