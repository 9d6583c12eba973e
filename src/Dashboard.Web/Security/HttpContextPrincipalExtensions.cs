namespace Dashboard.Web.Security;

/// <summary>Who asks, as an endpoint or a page sees it.</summary>
internal static class HttpContextPrincipalExtensions
{
    /// <summary>What whoever asks may see and do.</summary>
    /// <exception cref="InvalidOperationException">Nobody signed in: the endpoint lacks a policy.</exception>
    public static AccessPrincipal GetPrincipal(this HttpContext http) =>
        PrincipalClaims.GetPrincipal(http.User) ?? throw new InvalidOperationException($"{http.Request.Path} is served to strangers and asks who they are.");
}
