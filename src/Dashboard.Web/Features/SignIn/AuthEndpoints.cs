using Dashboard.Web.Api;
using Dashboard.Web.Api.OpenApi;
using Dashboard.Web.Security;
using Dashboard.Web.Security.Authentication;
using Dashboard.Web.Security.Http;
using Dashboard.Web.Security.SignIn;

namespace Dashboard.Web.Features.SignIn;

/// <summary>The endpoints for signing out, external sign-in and the current principal.</summary>
internal static class AuthEndpoints
{
    /// <summary>Maps <c>/sign-out</c> and <c>/api/v1/me</c>.</summary>
    public static void MapAuth(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sign-out", SignOutAsync).RequireAuthorization(AuthorizationPolicies.ViewBoard).AddEndpointFilter<RequestForgeryFilter>();
        if (routes.ServiceProvider.GetRequiredService<AccessOptions>() is { IsOpen: false, OAuth: not null })
        {
            OAuthSetup.Map(routes);
        }

        routes.MapGet("/api/v1/me", (HttpContext http) => Me(http.GetPrincipal())).RequireAuthorization(AuthorizationPolicies.ViewBoard).WithResponse<CurrentPrincipalResponse>("readMe", "The principal of the request and its permissions.");
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, AuditLogger audit)
    {
        await audit.LogAsync(http, "signed out");
        await SessionCookie.SignOutAsync(http);
        SignOutResponse.ClearBrowser(http.Response);
        return Results.LocalRedirect($"~/{SignOutResponse.Page}");
    }

    private static IResult Me(AccessPrincipal principal) => Results.Json(new CurrentPrincipalResponse(
        principal.Kind, principal.Name, principal.Kind == PrincipalKind.User ? principal.Role : null, principal.CanControlCalls, principal.CanAdminister,
        principal.Limits.Accounts, principal.Limits.Teams, principal.Limits.Boards));
}
