using Dashboard.Web.Security.SignIn;

namespace Dashboard.Web.Security.Http;

/// <summary>Adds the security headers to every response.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, AccessOptions settings)
{
    private readonly string _policy = Policy(settings.FrameAncestors);

    // The virtualized grid sets row heights and column widths in style attributes, which the policy treats as inline styles. Scripts are restricted as on other
    // pages.
    private readonly string _interactive = $"{Policy(settings.FrameAncestors)}; style-src-attr 'unsafe-inline'";

    // The overview of the Hangfire dashboard has style attributes, and its charts add this one style element. Its job details have style attributes. Other
    // versions of Hangfire may have other styles: a browser test opens these pages.
    private readonly string _jobs =
        $"{Policy(settings.FrameAncestors)}; style-src-attr 'unsafe-inline'; style-src-elem 'self' 'sha256-z7zcnw/4WalZqx+PrNaRnoeLz/G9WXuFqV1WCJ129sg='";

    // Older televisions support only this header. It cannot name other origins.
    private readonly string? _frames = settings.FrameAncestors.Count == 0 ? "SAMEORIGIN" : null;

    public Task InvokeAsync(HttpContext context)
    {
        // Headers are set when the response starts: the exception handler clears any that were set before.
        context.Response.OnStarting(() =>
        {
            Set(context);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = PolicyOf(context.Request) is var policy && context.Features.Get<InlineContentFeature>() is { } inline ? inline.Allowed(policy) : policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = _frames;
        // Addresses contain set-up links and searches, which must not leak to other hosts.
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), screen-wake-lock=(self), fullscreen=(self), autoplay=(self)";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (context.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true)
        {
            headers[ViewerCacheKey.Header] = ViewerCacheKey.Create(context);
        }

        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        // Responses are specific to the principal, so they are not cached. Static assets set their own Cache-Control.
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }
    }

    private string PolicyOf(HttpRequest request)
    {
        // While the Hangfire dashboard handles a request, the path base includes its address, perhaps behind that of a proxy.
        var path = request.PathBase.Add(request.Path).Value ?? "";
        return request.Path.StartsWithSegments("/supervisor") ? _interactive
            : path.TrimEnd('/').EndsWith("/jobs", StringComparison.Ordinal) || path.Contains("/jobs/jobs/details/", StringComparison.Ordinal) ? _jobs
            : _policy;
    }

    // Scripts and styles come from this host's files only. Scripts may still set styles by the object model.
    private static string Policy(IReadOnlyList<string> ancestors) => string.Join(
        "; ",
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'", "connect-src 'self'",
        "media-src 'self'", "manifest-src 'self'", "worker-src 'self'", "form-action 'self'", "base-uri 'self'", "frame-src 'self'",
        $"frame-ancestors {string.Join(' ', ancestors.Prepend("'self'"))}");
}
