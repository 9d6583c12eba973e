using System.Security.Claims;
using System.Text.Json;

namespace Dashboard.Web.Security;

/// <summary>A sight as the framework carries it from a sign-in to a page, a hub call or an endpoint.</summary>
internal static class PrincipalClaims
{
    private const string Whole = "sight";
    private const string StampType = "stamp";
    private const string SessionType = "session";

    /// <summary>The principal of a sight. The scheme counts as having signed it in.</summary>
    /// <param name="principal">What they may.</param>
    /// <param name="scheme">Who says so.</param>
    /// <param name="stamp">Of the person as they were then; null for who has none.</param>
    /// <param name="session">The session's id; null for who has none.</param>
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

    /// <summary>What a principal may; null for a stranger.</summary>
    public static AccessPrincipal? GetPrincipal(ClaimsPrincipal? principal) =>
        principal?.Identity is { IsAuthenticated: true } && principal.FindFirst(Whole)?.Value is { } json ? JsonSerializer.Deserialize<AccessPrincipal>(json) : null;

    /// <summary>The stamp it was signed in with; null when it has none.</summary>
    public static string? GetSecurityStamp(ClaimsPrincipal principal) => principal.FindFirst(StampType)?.Value;

    /// <summary>The id of its session; null when it came in by none.</summary>
    public static string? GetSessionId(ClaimsPrincipal principal) => principal.FindFirst(SessionType)?.Value;
}
