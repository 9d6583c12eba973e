using Microsoft.AspNetCore.Http.HttpResults;

namespace Dashboard.Web.Http;

/// <summary>Builds addresses of this host as a browser requests them, including the path base.</summary>
internal static class LocalUrl
{
    /// <summary>Returns the address of a local path.</summary>
    /// <param name="request">The current request.</param>
    /// <param name="path">The path from the root of the host, such as <c>/display</c>, with its query.</param>
    public static string Create(HttpRequest request, string path) => $"{request.PathBase}{path}";

    /// <summary>Returns the address of a request, for returning to it.</summary>
    public static string FromRequest(HttpRequest request) => $"{request.PathBase}{request.Path}{request.QueryString}";

    /// <summary>
    /// Returns the address to open after signing in, or the home page when the given one is not local. The value comes from the query and is untrusted. The
    /// framework also accepts "~/", which browsers do not resolve.
    /// </summary>
    /// <param name="request">The current request.</param>
    /// <param name="to">The given address; null for none.</param>
    public static string FromRequest(HttpRequest request, string? to)
    {
        var path = to is ['/', ..] && RedirectHttpResult.IsLocalUrl(to) ? to : "/";
        var prefix = $"{request.PathBase}";
        // Addresses saved before the host had a path base lack it.
        return path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && path[prefix.Length..] is "" or ['/' or '?' or '#', ..] ? path : $"{prefix}{path}";
    }
}
