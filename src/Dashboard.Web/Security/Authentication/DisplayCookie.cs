using Dashboard.Web.Http;
using Dashboard.Web.Security.Http;

namespace Dashboard.Web.Security.Authentication;

/// <summary>What a paired display comes in with: a cookie with its token, renewed at each of its pages so that it lasts.</summary>
internal static class DisplayCookie
{
    // Browsers keep none for much longer than a year.
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    /// <summary>Gives a display its token, or the same once more.</summary>
    public static void Write(HttpContext context, string token)
    {
        var cookies = context.Response.Cookies;
        cookies.Append(
            CookieNames.ForRequest(context).Display,
            token,
            new CookieOptions { Path = LocalUrl.Create(context.Request, "/"), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = Lifetime, IsEssential = true });
        if (context.Request.Cookies[CookieNames.OlderDisplay] == token)
        {
            // Kept, it would be sent to every host on this machine, and each would take the browser for a display.
            cookies.Delete(CookieNames.OlderDisplay);
        }
    }

    /// <summary>Whether a request is for one of the pages that a display shows: those that renew its cookie.</summary>
    public static bool IsShownBy(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && (request.Path.StartsWithSegments("/wall") || request.Path.StartsWithSegments("/team") || request.Path.StartsWithSegments("/display"));
}
