namespace Dashboard.Web.Security.SignIn;

/// <summary>
/// A key of the principal for the browser's cache: a board cached for an offline start is shown to that principal only. The key is not secret and grants no
/// access.
/// </summary>
internal static class ViewerCacheKey
{
    /// <summary>The response header that carries the key.</summary>
    public const string Header = "Presence-Viewer";

    private const string Anonymous = "none";

    /// <summary>Returns the key of a principal.</summary>
    /// <param name="principal">The principal; null when not authenticated.</param>
    public static string Create(AccessPrincipal? principal) => principal switch
    {
        null => Anonymous,
        { Kind: PrincipalKind.Demo } => "demo",
        _ => $"{principal.Kind}-{principal.Id}".ToLowerInvariant(),
    };

    /// <summary>Returns the key for a request; null while storage is unavailable, when the principal may be unresolved.</summary>
    public static string? Create(HttpContext context) =>
        context.RequestServices.GetRequiredService<DatabaseHealth>().Problem is null && context.Features.Get<StoreUnavailableFeature>() is null
            ? Create(PrincipalClaims.GetPrincipal(context.User)) : null;
}
