namespace Dashboard.Web.Access;

/// <summary>The ways to come in.</summary>
internal static class Schemes
{
    /// <summary>Looks at the request and asks the one of those below that it is for.</summary>
    public const string Any = "any";

    /// <summary>The demo is open.</summary>
    public const string Demo = "demo";

    /// <summary>A person's session: a cookie.</summary>
    public const string Session = "session";

    /// <summary>A paired display: a cookie with its token.</summary>
    public const string Display = "display";

    /// <summary>A person whom a trusted reverse proxy has signed in: it says so in a header.</summary>
    public const string Proxy = "proxy";

    /// <summary>An OAuth 2.0 provider: it leads to a session.</summary>
    public const string OAuth = "oauth";

    /// <summary>A program: <c>Authorization: Bearer</c>.</summary>
    public const string Bearer = "bearer";

    /// <summary>Which of them a request is for.</summary>
    public static string Choose(HttpRequest request, bool isOpen)
    {
        if (request.Headers.Authorization.Count > 0)
        {
            return Bearer;
        }

        if (isOpen)
        {
            // A display is known in the demo too, where it shows its wall; whoever opens other pages beside it is as free as anybody.
            return CookieNames.TokenOf(request) is not null && IsOfDisplay(request) ? Display : Demo;
        }

        return OuterName.Of(request.HttpContext) is null ? ByCookie(request) : Proxy;
    }

    /// <summary>Which of those that a browser keeps a cookie for.</summary>
    public static string ByCookie(HttpRequest request) =>
        // A person who sits at a paired screen is who they signed in as.
        CookieNames.TokenOf(request) is not null && !request.Cookies.ContainsKey(CookieNames.Of(request.HttpContext).Session) ? Display : Session;

    // The hub and the question who one is serve other pages of the same browser too: a display's page says that it is one.
    private static bool IsOfDisplay(HttpRequest request) =>
        request.Path.StartsWithSegments("/wall") || request.Path.StartsWithSegments("/display") || request.Query.ContainsKey("display");
}
