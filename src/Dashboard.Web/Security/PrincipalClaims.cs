using System.Security.Claims;
using System.Text.Json;

namespace Dashboard.Web.Security;

/// <summary>Converts an <see cref="AccessPrincipal"/> to and from claims.</summary>
internal static class PrincipalClaims
{
    private const string Whole = "sight";
    private const string StampType = "stamp";
    private const string SessionType = "session";

    /// <summary>Creates a claims principal, authenticated by the given scheme.</summary>
    /// <param name="principal">The principal.</param>
    /// <param name="scheme">The authentication scheme.</param>
    /// <param name="stamp">The user's security stamp at sign-in; null for principals without one.</param>
    /// <param name="session">The id of the session; null for principals without one.</param>
    public static ClaimsPrincipal ToPrincipal(AccessPrincipal principal, string scheme, string? stamp = null, string? session = null)
    {
        var claims = new List<Claim>
        {
            new(ClaimTypes.NameIdentifier, principal.Id), new(ClaimTypes.Name, principal.Name), new(Whole, JsonSerializer.Serialize(principal)),
        };
        if (stamp is not null)
        {
            claims.Add(new Claim(StampType, stamp));
        }

        if (session is not null)
        {
            claims.Add(new Claim(SessionType, session));
        }

        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme, ClaimTypes.Name, ClaimTypes.Role));
    }

    /// <summary>Returns the access principal; null when the request is not authenticated.</summary>
    public static AccessPrincipal? GetPrincipal(ClaimsPrincipal? principal) =>
        principal?.Identity is { IsAuthenticated: true } && principal.FindFirst(Whole)?.Value is { } json ? JsonSerializer.Deserialize<AccessPrincipal>(json) : null;

    /// <summary>Returns the security stamp at sign-in; null when there is none.</summary>
    public static string? GetSecurityStamp(ClaimsPrincipal principal) => principal.FindFirst(StampType)?.Value;

    /// <summary>Returns the id of the session; null when there is none.</summary>
    public static string? GetSessionId(ClaimsPrincipal principal) => principal.FindFirst(SessionType)?.Value;
}
