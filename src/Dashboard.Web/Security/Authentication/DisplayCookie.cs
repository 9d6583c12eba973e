using Dashboard.Web.Http;
using Dashboard.Web.Security.Http;

namespace Dashboard.Web.Security.Authentication;

/// <summary>The cookie with the token of a paired display. Every page of the display renews it.</summary>
internal static class DisplayCookie
{
    // Browsers keep cookies for little more than a year.
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    /// <summary>Writes the cookie, or renews it.</summary>
    public static void Write(HttpContext context, string token)
    {
        var cookies = context.Response.Cookies;
        cookies.Append(
            CookieNames.ForRequest(context).Display,
            token,
            new CookieOptions { Path = LocalUrl.Create(context.Request, "/"), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = Lifetime, IsEssential = true });
        if (context.Request.Cookies[CookieNames.OlderDisplay] == token)
        {
            // The older cookie would be sent to every host on this machine. Each would take the browser for a display.
            cookies.Delete(CookieNames.OlderDisplay);
        }
    }

    /// <summary>Returns whether a request is for one of the pages that a display shows. These pages renew its cookie.</summary>
    public static bool IsShownBy(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && (request.Path.StartsWithSegments("/wall") || request.Path.StartsWithSegments("/team") || request.Path.StartsWithSegments("/display"));
}
