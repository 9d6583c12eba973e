using Dashboard.Web.Security.Authentication;
using Dashboard.Web.Security.Http;

namespace Dashboard.Web.Security;

/// <summary>The ways to come in.</summary>
internal static class AuthenticationSchemeNames
{
    /// <summary>Looks at the request and asks the one of those below that it is for.</summary>
    public const string Default = "any";

    /// <summary>The demo is open.</summary>
    public const string Demo = "demo";

    /// <summary>A person's session: a cookie.</summary>
    public const string Cookie = "session";

    /// <summary>A paired display: a cookie with its token.</summary>
    public const string DisplayCookie = "display";

    /// <summary>A person whom a trusted reverse proxy has signed in: it says so in a header.</summary>
    public const string TrustedProxy = "proxy";

    /// <summary>An OAuth 2.0 provider: it leads to a session.</summary>
    public const string OAuth = "oauth";

    /// <summary>A program: <c>Authorization: Bearer</c>.</summary>
    public const string ApiToken = "bearer";

    /// <summary>Which of them a request is for.</summary>
    public static string Choose(HttpRequest request, bool isOpen)
    {
        if (request.Headers.Authorization.Count > 0)
        {
            return ApiToken;
        }

        if (isOpen)
        {
            // A display is known in the demo too, where it shows its wall; whoever opens other pages beside it is as free as anybody.
            return CookieNames.TokenOf(request) is not null && IsOfDisplay(request) ? DisplayCookie : Demo;
        }

        return TrustedProxyMiddleware.GetUserName(request.HttpContext) is null ? ByCookie(request) : TrustedProxy;
    }

    /// <summary>Which of those that a browser keeps a cookie for.</summary>
    public static string ByCookie(HttpRequest request) =>
        // A person who sits at a paired screen is who they signed in as.
        CookieNames.TokenOf(request) is not null && !request.Cookies.ContainsKey(CookieNames.ForRequest(request.HttpContext).Session) ? DisplayCookie : Cookie;

    // The hub and the question who one is serve other pages of the same browser too: a display's page says that it is one.
    private static bool IsOfDisplay(HttpRequest request) =>
        request.Path.StartsWithSegments("/wall") || request.Path.StartsWithSegments("/display") || request.Query.ContainsKey("display");
}
