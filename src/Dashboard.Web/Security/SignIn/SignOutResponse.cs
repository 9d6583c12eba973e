namespace Dashboard.Web.Security.SignIn;

/// <summary>What a sign-out leaves in a browser: nothing of what the person was shown or chose.</summary>
internal static class SignOutResponse
{
    /// <summary>The page that follows, from the root of the host. Its script clears what a browser that does not know the header keeps.</summary>
    public const string Page = "sign-in?left=true";

    /// <summary>Tells the browser to clear what it keeps for this origin.</summary>
    /// <param name="response">The answer to the sign-out.</param>
    public static void ClearBrowser(HttpResponse response)
    {
        // Below a path the origin is shared with other hosts, whose storage is theirs; there the script clears ours.
        if (!response.HttpContext.Request.PathBase.HasValue)
        {
            response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        }
    }
}
