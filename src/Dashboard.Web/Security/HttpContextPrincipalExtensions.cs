namespace Dashboard.Web.Security;

/// <summary>Returns the principal of a request.</summary>
internal static class HttpContextPrincipalExtensions
{
    /// <summary>Returns the request's principal.</summary>
    /// <exception cref="InvalidOperationException">The request is not authenticated: the endpoint lacks an authorization policy.</exception>
    public static AccessPrincipal GetPrincipal(this HttpContext http) =>
        PrincipalClaims.GetPrincipal(http.User) ?? throw new InvalidOperationException($"{http.Request.Path} is served to strangers and asks who they are.");
}
