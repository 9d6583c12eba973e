namespace Dashboard.Web.Api;

/// <summary>Keeps what changes something to this host's own pages, and to programs, which name no site.</summary>
internal static class OwnPages
{
    /// <summary>The answer to a page of somebody else's; null for anybody who may ask.</summary>
    /// <param name="request">What is asked.</param>
    public static IResult? Refuses(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none"
        ? null
        : Results.Problem("Only this host's own pages may ask for that.", statusCode: StatusCodes.Status403Forbidden);
}
