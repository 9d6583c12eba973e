namespace Dashboard.Web.Access;

/// <summary>Who asks, as an endpoint or a page sees it.</summary>
internal static class SightOfRequest
{
    /// <summary>What whoever asks may see and do.</summary>
    /// <exception cref="InvalidOperationException">Nobody signed in: the endpoint lacks a policy.</exception>
    public static Sight Sight(this HttpContext http) =>
        SightClaims.Of(http.User) ?? throw new InvalidOperationException($"{http.Request.Path} is served to strangers and asks who they are.");
}
