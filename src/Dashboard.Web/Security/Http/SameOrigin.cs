namespace Dashboard.Web.Security.Http;

/// <summary>Checks whether a request comes from a page of this host or from no page.</summary>
internal static class SameOrigin
{
    /// <summary>Returns whether the request is same-origin, by headers that a page cannot forge.</summary>
    public static bool IsSameOrigin(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none"
        && request.Headers.Origin.ToString() is var origin
        && (origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && IsHost(from, request)));

    // Behind a proxy that terminates TLS the scheme may differ, so only name and port are compared. Without a port it must be the default port of the origin's
    // scheme.
    private static bool IsHost(Uri origin, HttpRequest request) =>
        string.Equals(origin.IdnHost, request.Host.Host.Trim('[', ']'), StringComparison.OrdinalIgnoreCase)
        && (request.Host.Port is { } port ? origin.Port == port : origin.IsDefaultPort);
}
