namespace Dashboard.Web.Security.SignIn;

/// <summary>Clears a user's data from the browser at sign-out.</summary>
internal static class SignOutResponse
{
    /// <summary>
    /// The page after sign-out, relative to the root of the host. Its script clears storage in browsers that do not support the Clear-Site-Data header.
    /// </summary>
    public const string Page = "sign-in?left=true";

    /// <summary>Adds the header that clears the browser's data of this origin.</summary>
    /// <param name="response">The response to the sign-out.</param>
    public static void ClearBrowser(HttpResponse response)
    {
        // Below a path base the origin is shared with other hosts, and the header would clear their storage too. There the script clears only this host's.
        if (!response.HttpContext.Request.PathBase.HasValue)
        {
            response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        }
    }
}
