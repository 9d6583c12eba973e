using Dashboard.Web.Security.Http;
using Dashboard.Web.Security.Keys;

namespace Dashboard.Web.Security.Authentication;

/// <summary>The response to a request without valid credentials: pages redirect to sign-in, API and hub requests get a status.</summary>
internal static class ChallengeResponse
{
    /// <summary>The response header that marks a refusal by this host. It lets a screen distinguish it from one by an intermediary.</summary>
    public const string Refused = "Presence-Refused";

    /// <summary>Writes the response. When storage or the signing keys are unavailable, the status is 503.</summary>
    /// <param name="context">The request.</param>
    /// <param name="way">The address that pages redirect to.</param>
    /// <param name="status">The status of other responses.</param>
    public static void Answer(HttpContext context, string way, int status = StatusCodes.Status401Unauthorized)
    {
        // Validating the session cookie has just loaded the key ring, so IsUnavailable is current.
        if (context.Features.Get<StoreUnavailableFeature>() is not null || context.RequestServices.GetRequiredService<DatabaseHealth>().Problem is not null
            || (context.Request.Cookies.ContainsKey(CookieNames.ForRequest(context).Session) && context.RequestServices.GetRequiredService<StoreXmlRepository>().IsUnavailable))
        {
            // The credentials may well be valid. On 503 a screen keeps showing its data.
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

    /// <summary>Returns whether a browser requests a page to display, and not a script or an API client data.</summary>
    public static bool IsPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && !request.Path.StartsWithSegments("/api") && !request.Path.StartsWithSegments("/hubs") && !request.Path.StartsWithSegments("/metrics") && !request.Path.StartsWithSegments("/_blazor")
        && (request.Headers["Sec-Fetch-Dest"].ToString() is "" or "document" or "iframe" || IsNavigation(request));

    // A service worker's request for a page is marked only by its mode.
    private static bool IsNavigation(HttpRequest request) => request.Headers["Sec-Fetch-Mode"] == "navigate";
}
