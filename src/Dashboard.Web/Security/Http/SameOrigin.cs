namespace Dashboard.Web.Security.Http;

/// <summary>Whether a request comes from one of this host's own pages, or from no page at all.</summary>
internal static class SameOrigin
{
    /// <summary>Judges by what a browser says by itself and a page cannot make it say otherwise.</summary>
    public static bool IsSameOrigin(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none"
        && request.Headers.Origin.ToString() is var origin
        && (origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && IsHost(from, request)));

    // Behind a proxy that ends TLS the scheme may differ; the name and the port a page cannot choose. No port is the usual one of either.
    private static bool IsHost(Uri origin, HttpRequest request) =>
        string.Equals(origin.IdnHost, request.Host.Host.Trim('[', ']'), StringComparison.OrdinalIgnoreCase)
        && (request.Host.Port is { } port ? origin.Port == port : origin.IsDefaultPort);
}
