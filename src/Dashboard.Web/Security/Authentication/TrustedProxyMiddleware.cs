using Microsoft.Extensions.Primitives;

namespace Dashboard.Web.Security.Authentication;

/// <summary>
/// Removes the proxy's user header from every request, and keeps its value only when the connection comes from a trusted proxy. It runs before the forwarded
/// headers middleware, because any client behind a trusted proxy may send those headers.
/// </summary>
internal sealed class TrustedProxyMiddleware(RequestDelegate next, AccessOptions settings)
{
    private static readonly object Key = new();

    /// <summary>Returns the user name that a trusted proxy sent; null when there is none.</summary>
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

    // With two values, one is the client's own and one the proxy's. They cannot be distinguished.
    private static string? Only(StringValues values) => values is [{ } name] && !string.IsNullOrWhiteSpace(name) ? name : null;
}
