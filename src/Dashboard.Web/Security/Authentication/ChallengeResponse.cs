using Dashboard.Web.Security.Http;
using Dashboard.Web.Security.Keys;

namespace Dashboard.Web.Security.Authentication;

/// <summary>What a stranger is told: a page leads to where one comes in, a program and a hub get a status.</summary>
internal static class ChallengeResponse
{
    /// <summary>The header by which a screen knows that it was this host who refused it, and not something in between.</summary>
    public const string Refused = "Presence-Refused";

    /// <summary>Answers.</summary>
    /// <param name="context">The request.</param>
    /// <param name="way">Where a page leads.</param>
    /// <param name="status">What a program is told.</param>
    public static void Answer(HttpContext context, string way, int status = StatusCodes.Status401Unauthorized)
    {
        // Who came with a session has made the keys be asked for, just now.
        if (context.Features.Get<StoreUnavailableFeature>() is not null || context.RequestServices.GetRequiredService<DatabaseHealth>().Problem is not null
            || (context.Request.Cookies.ContainsKey(CookieNames.ForRequest(context).Session) && context.RequestServices.GetRequiredService<StoreXmlRepository>().IsUnavailable))
        {
            // Who asks may well be known. A screen that is told so goes on showing what it has.
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        context.Response.Headers[Refused] = way;
        if (IsPage(context.Request))
        {
            context.Response.Redirect(way);
            return;
        }

        if (status == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
        }

        context.Response.StatusCode = status;
    }

    /// <summary>Whether a person's browser asks for a page to show, and not a script or a program for data.</summary>
    public static bool IsPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && !request.Path.StartsWithSegments("/api") && !request.Path.StartsWithSegments("/hubs") && !request.Path.StartsWithSegments("/metrics") && !request.Path.StartsWithSegments("/_blazor")
        && (request.Headers["Sec-Fetch-Dest"].ToString() is "" or "document" or "iframe" || IsNavigation(request));

    // What the service worker fetches in a page's place says so by its mode alone.
    private static bool IsNavigation(HttpRequest request) => request.Headers["Sec-Fetch-Mode"] == "navigate";
}
