using Dashboard.Web.Security.SignIn;

namespace Dashboard.Web.Security.Http;

/// <summary>What every answer tells a browser it may do with it.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, AccessOptions settings)
{
    private readonly string _policy = Policy(settings.FrameAncestors);

    // A grid of thousands keeps the height of the rows that are not there in a style attribute, and its columns' widths too:
    // the framework writes them as attributes, which a policy takes for inline styles. Scripts stay as strict as anywhere.
    private readonly string _interactive = $"{Policy(settings.FrameAncestors)}; style-src-attr 'unsafe-inline'";

    // The overview of the jobs page has style attributes, and its charts add this one style element; the details of a job have style
    // attributes. Other versions of Hangfire may have other styles: a browser test opens these pages.
    private readonly string _jobs =
        $"{Policy(settings.FrameAncestors)}; style-src-attr 'unsafe-inline'; style-src-elem 'self' 'sha256-z7zcnw/4WalZqx+PrNaRnoeLz/G9WXuFqV1WCJ129sg='";

    // Older televisions know this one only; it cannot name other origins.
    private readonly string? _frames = settings.FrameAncestors.Count == 0 ? "SAMEORIGIN" : null;

    public Task InvokeAsync(HttpContext context)
    {
        // As it starts: an answer that is begun anew, after a fault, has lost what was set before.
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
        // Addresses carry set-up links and searches, which are nobody else's business.
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

        // What somebody was shown is not for who comes after them; assets, which say so themselves, are for all.
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }
    }

    private string PolicyOf(HttpRequest request)
    {
        // While a page about jobs is made, its own address stands in the path base, perhaps behind that of a proxy.
        var path = request.PathBase.Add(request.Path).Value ?? "";
        return request.Path.StartsWithSegments("/supervisor") ? _interactive
            : path.TrimEnd('/').EndsWith("/jobs", StringComparison.Ordinal) || path.Contains("/jobs/jobs/details/", StringComparison.Ordinal) ? _jobs
            : _policy;
    }

    // No script but our files; no style but our files, though scripts set positions. Nothing is fetched from elsewhere.
    private static string Policy(IReadOnlyList<string> ancestors) => string.Join(
        "; ",
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'", "connect-src 'self'",
        "media-src 'self'", "manifest-src 'self'", "worker-src 'self'", "form-action 'self'", "base-uri 'self'", "frame-src 'self'",
        $"frame-ancestors {string.Join(' ', ancestors.Prepend("'self'"))}");
}
