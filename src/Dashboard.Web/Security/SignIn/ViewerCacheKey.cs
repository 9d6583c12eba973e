namespace Dashboard.Web.Security.SignIn;

/// <summary>
/// Who is shown a page, in a word for its browser: what the browser keeps of a board for a start without the server is for them
/// alone. It is no secret, and nobody is let in by it.
/// </summary>
internal static class ViewerCacheKey
{
    /// <summary>The header of a page that has it.</summary>
    public const string Header = "Presence-Viewer";

    private const string Anonymous = "none";

    /// <summary>The word.</summary>
    /// <param name="principal">Who looks; null for nobody.</param>
    public static string Create(AccessPrincipal? principal) => principal switch
    {
        null => Anonymous,
        { Kind: PrincipalKind.Demo } => "demo",
        _ => $"{principal.Kind}-{principal.Id}".ToLowerInvariant(),
    };

    /// <summary>The word for who asks; null while the database does not work, for then it is not known who asks.</summary>
    /// <param name="context">The request.</param>
    public static string? Create(HttpContext context) =>
        context.RequestServices.GetRequiredService<DatabaseHealth>().Problem is null && context.Features.Get<StoreUnavailableFeature>() is null
            ? Create(PrincipalClaims.GetPrincipal(context.User)) : null;
}
