namespace Dashboard.Web.Access;

/// <summary>
/// Who is shown a page, in a word for its browser: what the browser keeps of a board for a start without the server is for them
/// alone. It is no secret, and nobody is let in by it.
/// </summary>
internal static class ViewerTag
{
    /// <summary>The header of a page that has it.</summary>
    public const string Header = "Presence-Viewer";

    private const string Nobody = "none";

    /// <summary>The word.</summary>
    /// <param name="sight">Who looks; null for nobody.</param>
    public static string Of(Sight? sight) => sight switch
    {
        null => Nobody,
        { Kind: SightKind.Demo } => "demo",
        _ => $"{sight.Kind}-{sight.Id}".ToLowerInvariant(),
    };

    /// <summary>The word for who asks; null while the database does not work, for then it is not known who asks.</summary>
    /// <param name="context">The request.</param>
    public static string? Of(HttpContext context) =>
        context.RequestServices.GetRequiredService<StoreHealth>().Problem is null && context.Features.Get<StoreUnavailableFeature>() is null
            ? Of(SightClaims.Of(context.User)) : null;
}
