using Microsoft.Extensions.Primitives;

namespace Dashboard.Web.Security.Authentication;

/// <summary>
/// Takes the header by which a reverse proxy says who asks out of every request, and keeps what it says only when the
/// connection itself comes from a proxy that is trusted. Stands before what rewrites the address of the connection by a
/// header, which anybody behind a trusted proxy may have written.
/// </summary>
internal sealed class TrustedProxyMiddleware(RequestDelegate next, AccessOptions settings)
{
    private static readonly object Key = new();

    /// <summary>Whom a trusted proxy says it is; null when none says so.</summary>
    public static string? GetUserName(HttpContext context) => context.Items.TryGetValue(Key, out var name) ? name as string : null;

    public Task InvokeAsync(HttpContext context)
    {
        if (settings.ProxyHeader is { } header && context.Request.Headers.Remove(header, out var values)
            && settings.IsTrustedProxy(context.Connection.RemoteIpAddress) && Only(values) is { } name)
        {
            context.Items[Key] = name;
        }

        return next(context);
    }

    // Two of them are a visitor's own and the proxy's beside it, and nobody knows which is which.
    private static string? Only(StringValues values) => values is [{ } name] && !string.IsNullOrWhiteSpace(name) ? name : null;
}
