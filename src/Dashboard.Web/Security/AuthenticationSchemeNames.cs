using Dashboard.Web.Security.Authentication;
using Dashboard.Web.Security.Http;

namespace Dashboard.Web.Security;

/// <summary>The names of the authentication schemes.</summary>
internal static class AuthenticationSchemeNames
{
    /// <summary>The policy scheme, which forwards to one of the schemes below.</summary>
    public const string Default = "any";

    /// <summary>Demo mode, which authenticates every request.</summary>
    public const string Demo = "demo";

    /// <summary>The session cookie of a user.</summary>
    public const string Cookie = "session";

    /// <summary>The token cookie of a paired display.</summary>
    public const string DisplayCookie = "display";

    /// <summary>The user header of a trusted reverse proxy.</summary>
    public const string TrustedProxy = "proxy";

    /// <summary>An OAuth 2.0 provider, whose sign-in begins a session.</summary>
    public const string OAuth = "oauth";

    /// <summary>The token of an API client: <c>Authorization: Bearer</c>.</summary>
    public const string ApiToken = "bearer";

    /// <summary>Selects the scheme for a request.</summary>
    public static string Choose(HttpRequest request, bool isOpen)
    {
        if (request.Headers.Authorization.Count > 0)
        {
            return ApiToken;
        }

        if (isOpen)
        {
            // In demo mode a display is authenticated on its wall board. Other pages opened beside it get the demo principal.
            return CookieNames.TokenOf(request) is not null && IsOfDisplay(request) ? DisplayCookie : Demo;
        }

        return TrustedProxyMiddleware.GetUserName(request.HttpContext) is null ? ByCookie(request) : TrustedProxy;
    }

    /// <summary>Selects between the cookie schemes.</summary>
    public static string ByCookie(HttpRequest request) =>
        // A user who signs in at a paired display is authenticated as that user.
        CookieNames.TokenOf(request) is not null && !request.Cookies.ContainsKey(CookieNames.ForRequest(request.HttpContext).Session) ? DisplayCookie : Cookie;

    // The hub and the current-principal endpoint serve other pages of the same browser too. A display's page marks its requests.
    private static bool IsOfDisplay(HttpRequest request) =>
        request.Path.StartsWithSegments("/wall") || request.Path.StartsWithSegments("/display") || request.Query.ContainsKey("display");
}
