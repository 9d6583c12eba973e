using Microsoft.AspNetCore.Http.HttpResults;

namespace Dashboard.Web.Http;

/// <summary>Paths of this host as a browser asks for them: below the path of a proxy where there is one.</summary>
internal static class LocalUrl
{
    /// <summary>Where one of the host's own addresses is.</summary>
    /// <param name="request">A request to the host.</param>
    /// <param name="path">The address from the root of the host, such as <c>/display</c>, with its query.</param>
    public static string Create(HttpRequest request, string path) => $"{request.PathBase}{path}";

    /// <summary>Where a request leads, to come back to it.</summary>
    /// <param name="request">The request.</param>
    public static string FromRequest(HttpRequest request) => $"{request.PathBase}{request.Path}{request.QueryString}";

    /// <summary>
    /// Where to go after signing in. It stands in the address, so anybody may have written it: the path if it stays on this host,
    /// else the home page. The framework also takes "~/", which no browser resolves.
    /// </summary>
    /// <param name="request">A request to the host.</param>
    /// <param name="to">What the address says; null for nothing.</param>
    public static string FromRequest(HttpRequest request, string? to)
    {
        var path = to is ['/', ..] && RedirectHttpResult.IsLocalUrl(to) ? to : "/";
        var prefix = $"{request.PathBase}";
        // An address that was written down before the proxy put the host below a path.
        return path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && path[prefix.Length..] is "" or ['/' or '?' or '#', ..] ? path : $"{prefix}{path}";
    }
}
